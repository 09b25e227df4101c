// Somebody new is found the moment they are saved; who is on record twice is found, compared and decided on, with the keyboard alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contact, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('a child is found as soon as the contact is saved, and by a brother and half a name', async t => {
  const house = await open(t)
  const priya = await house.signIn(PEOPLE.frontDoor)
  const find = async typed => {
    await priya.go('/search')
    await priya.set('q', typed)
    await priya.press('Find')
  }
  await find('Thessaly Quillfeather')
  await priya.says('Nobody found')
  await contact(house, { surname: 'Quillfeather', children: [{ forename: 'Thessaly', born: inDays(0, -7) }, { forename: 'Orlando', born: inDays(0, -4) }] })
  for (const typed of ['Thessaly Quillfeather', 'thess quillf', 'Quillfeather brother called Orlando', 'Thessaly about 7']) {
    await find(typed)
    assert.match(await priya.page.locator('.kith-work__row').first().innerText(), /Thessaly Quillfeather/, `“${typed}” finds her first`)
  }
  await priya.picture('found-at-once')
  await house.leave()
})

test('a pair on record twice is compared bar by bar and decided on, by keyboard', async t => {
  const house = await open(t)
  const born = inDays(0, -9)
  await contact(house, { surname: 'Ormsby-Vane', children: [{ forename: 'Bartholomew', born }] })
  await contact(house, { surname: 'Ormsby Vane', children: [{ forename: 'Bart', born }] })
  const priya = await house.signIn(PEOPLE.frontDoor)
  await priya.follow('On record twice?')
  const button = priya.page.getByRole('button', { name: 'Look through the records' })
  await button.focus()
  await priya.turn(() => priya.page.keyboard.press('Enter'))
  const pair = priya.page.getByRole('link', { name: /Compare.*Bartholomew.*Bart Ormsby|Compare.*Bart Ormsby.*Bartholomew/ })
  await pair.waitFor()
  await priya.picture('twice-queue')
  await pair.focus()
  await priya.turn(() => priya.page.keyboard.press('Enter'))
  await priya.says('Both records side by side')
  await priya.says(/same date of birth/i)
  // What is shown adds up to what is shown.
  const bits = await priya.page.locator('table:has(.kith-waterfall) .govuk-table__cell--numeric').allInnerTexts()
  const thousandths = bits.map(text => Number(text.replace('−', '-').replace('+', '').replace('.', '')))
  assert.equal(thousandths.slice(0, -1).reduce((sum, one) => sum + one, 0), thousandths.at(-1))
  await priya.picture('twice-pair')
  await priya.press('Save')
  await priya.says('Choose what you found')
  const same = priya.page.getByRole('radio', { name: /One person/ })
  await same.focus()
  await priya.page.keyboard.press('Space')
  await priya.page.keyboard.press('Tab')
  await priya.page.keyboard.type('His mother showed the birth certificate.')
  await priya.turn(() => priya.page.keyboard.press('Enter'))
  await priya.says('The two records are one now.')
  await priya.says('People decided on 1 pair')
  await priya.picture('twice-decided')
  await house.leave()
})
