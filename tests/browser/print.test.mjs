// A print is for one named person, and leaves out the place that is hidden from them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

const HIDDEN = '9 Hideaway Court, Aldermoor AM3 4ZZ'

test('a chronology is printed for the father without the address that is hidden from him', async t => {
  const house = await open(t)
  const { home } = await family(house, {
    surname: 'Peregrine',
    children: [{ forename: 'Mabel', born: inDays(0, -7) }],
    adults: [{ forename: 'Corin', is: 'father' }, { forename: 'Ada', is: 'mother', lives_here: 'yes' }],
  })
  const grace = await house.signIn(PEOPLE.lead)
  const { page } = grace
  await grace.go(home)
  await grace.record('address')
  for (const name of ['Mabel', 'Ada']) await within(grace, 'people', name).check()
  await grace.set('address', HIDDEN)
  await within(grace, 'hidden_from', 'Corin').check()
  await grace.press('Save address')
  await grace.says('Hidden from Corin')
  await grace.record('note')
  await grace.set('way', await grace.named('way').first().evaluate(field => (field.options ? field.options[1].value : field.value)))
  await grace.set('says', 'Everybody is safe at 9 Hideaway Court.')
  await grace.press('Save note')

  for (const [name, sees] of [['Corin', false], ['Ada', true]]) {
    await grace.go(`${home}/print`)
    const label = (await page.getByLabel('Whom it is for').locator('option').allTextContents()).find(text => text.includes(name))
    await page.getByLabel('Whom it is for').selectOption({ label })
    await grace.press('Show what will be printed')
    await grace.says(`For ${label.trim()}`)
    const all = await page.content()
    assert.equal(all.includes('Hideaway'), sees, `what ${name} reads of the place`)
    await page.emulateMedia({ media: 'print' })
    assert.ok(!(await page.locator('form').filter({ visible: true }).count()), 'a print has no forms')
    await grace.picture(`print-${name.toLowerCase()}`)
    await page.emulateMedia({ media: 'screen' })
  }
  await house.leave()
})

const within = (seat, group, name) => seat.page.locator('label', { hasText: name }).locator(`xpath=preceding-sibling::input[@name="${group}"]`)
