// Everything works in a browser that runs no scripts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('a contact with two children is taken without a script', async t => {
  const house = await open(t)
  const priya = await house.signIn(PEOPLE.frontDoor, { javaScriptEnabled: false })
  await priya.follow('Take a contact')
  await priya.set('worry', 'They are often hungry.')
  await priya.set('immediate_danger', 'no')
  await priya.set('source', '2A')
  await priya.set('children.0.forename', 'Lowri')
  await priya.set('children.0.surname', 'Tregaskis')
  await priya.press('Add another child')
  assert.equal(await priya.named('children.0.forename').inputValue(), 'Lowri', 'what was typed stays')
  assert.equal(await priya.named('worry').inputValue(), 'They are often hungry.')
  await priya.set('children.1.forename', 'Emrys')
  await priya.set('children.1.surname', 'Tregaskis')
  await priya.press('Save contact')
  await priya.says('Contact saved')
  await priya.says('Lowri')
  await priya.says('Emrys')
  await house.leave()
})

test('a visit is recorded without a script', async t => {
  const house = await open(t)
  const { home } = await family(house, { surname: 'Trevanion', children: [{ forename: 'Kerra', born: inDays(0, -6) }] })
  const grace = await house.signIn(PEOPLE.lead, { javaScriptEnabled: false })
  await grace.go(home)
  await grace.record('visit')
  await grace.press('Save visit')
  await grace.says('There is a problem')
  await grace.set('happened', 'We read a story together.')
  await grace.press('Save visit')
  await grace.says('Kerra seen. We read a story together.')
  await house.leave()
})
