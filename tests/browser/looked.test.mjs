// Who has looked at a family's record: its lead worker sees it on the record itself, an auditor without opening it.
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('everybody who looked is on the record, with the reason why they might', async t => {
  const house = await open(t)
  const { home } = await family(house, { surname: 'Hollingbery', children: [{ forename: 'Tamsin', born: inDays(0, -7) }] })
  const priya = await house.signIn(PEOPLE.frontDoor)
  await priya.go(home)
  await priya.says('Tamsin')

  const tom = await house.signIn(PEOPLE.analyst)
  await tom.picture('analyst')
  await tom.go(home)
  await tom.neverSays('Tamsin')

  const grace = await house.signIn(PEOPLE.lead)
  await grace.go(home)
  await grace.says('Who has looked')
  await grace.says(PEOPLE.frontDoor)
  await grace.follow(grace.page.locator(`a[href="${home}/access"]`))
  await grace.says(PEOPLE.frontDoor)
  await grace.says(PEOPLE.analyst)
  await grace.says('Refused')
  await grace.picture('looked')

  const ruth = await house.signIn(PEOPLE.auditor)
  await ruth.go('/audit')
  await ruth.set('record', home.split('/').at(-1))
  await ruth.press(ruth.page.locator('form', { has: ruth.page.locator('[name=record]') }).getByRole('button'))
  await ruth.says(PEOPLE.frontDoor)
  await ruth.neverSays('Tamsin')
  await ruth.picture('audit')
  await ruth.go(home)
  await ruth.neverSays('Tamsin')
  await house.leave()
})
