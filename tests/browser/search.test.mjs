// Finding somebody by what a caller says, and joining two records of one child.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('a child is found by sound, by a short name, by the day of birth and with names swapped', async t => {
  const house = await open(t)
  const born = inDays(0, -9)
  await family(house, { surname: 'Featherstonehaugh', children: [{ forename: 'Elizabeth', born }] })
  const priya = await house.signIn(PEOPLE.frontDoor)
  for (const typed of ['Elizabeth Featherstonehaugh', 'Lizzie Featherstonehaugh', 'Elisabeth Fetherstonehaugh', 'Featherstonehaugh Elizabeth', `Elizabeth ${born}`]) {
    await priya.go('/search')
    await priya.set('q', typed)
    await priya.press('Find')
    const first = await priya.page.locator('.kith-work__row').first().innerText()
    assert.match(first, /Elizabeth Featherstonehaugh/, `“${typed}” finds her first`)
  }
  await priya.picture('search')
  await priya.set('q', 'Zzyzx Qwrtplk')
  await priya.press('Find')
  await priya.says('Nobody found')
  await house.leave()
})

test('two records of one child are joined, read as one, and parted again', async t => {
  const house = await open(t)
  const born = inDays(0, -9)
  await family(house, { surname: 'Ormsby', children: [{ forename: 'Bartholomew', born, school: 'Tidewater Primary' }] })
  const { home } = await family(house, { surname: 'Ormsbey', children: [{ forename: 'Bart', born }] })
  const grace = await house.signIn(PEOPLE.lead)
  await grace.go(home)
  await grace.follow(grace.page.locator('.kith-people a').first())
  const person = grace.path()
  await grace.go(`${person}/join`)
  await grace.set('q', 'Bartholomew Ormsby')
  await grace.press('Find')
  await grace.follow('Compare')
  await grace.says('Are these one and the same?')
  await grace.picture('join')
  await grace.press('Join the two records')
  await grace.says('Say why')
  await grace.set('why', 'His mother showed the birth certificate.')
  await grace.press('Join the two records')
  await grace.says('His mother showed the birth certificate.')
  await grace.go(person)
  await grace.says('Tidewater Primary')

  await grace.go(`${person}/join`)
  await grace.set('why', 'They are cousins.')
  await grace.press('Part them again')
  await grace.go(person)
  await grace.neverSays('Tidewater Primary')
  await house.leave()
})
