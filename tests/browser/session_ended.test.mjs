// The session ends while somebody is typing. What they wrote is there when they come back, and nobody else reads it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('a visit is half written when the session ends, and is there after signing in again', async t => {
  const house = await open(t)
  const { home } = await family(house, { surname: 'Ravenscroft', children: [{ forename: 'Idris', born: inDays(0, -6) }] })
  const grace = await house.signIn(PEOPLE.lead)
  const { page, context } = grace
  grace.expected = [/status of 401/]
  await grace.go(`${home}/record/visit`)
  await grace.set('happened', 'Idris showed me his drawings.')
  await page.getByText(/^Saved/).first().waitFor()

  await context.clearCookies()
  await grace.named('happened').pressSequentially(' He is proud of them.')
  await page.getByText('you have been signed out').first().waitFor()
  await grace.look()
  await grace.press('Save visit')
  await grace.says('You have been signed out')
  await grace.picture('signed-out')

  await grace.go('/sign-in')
  await grace.press(`Sign in as ${PEOPLE.lead}`)
  await grace.says('Begun and not sent')
  await grace.follow(page.locator(`main a[href="${home}/record/visit"]`).last())
  await grace.says('What you typed then is below')
  assert.equal(await grace.named('happened').inputValue(), 'Idris showed me his drawings.')
  await grace.press('Save visit')
  await grace.says('Idris showed me his drawings.')

  const priya = await house.signIn(PEOPLE.frontDoor)
  await priya.go(home)
  await priya.says('Idris showed me his drawings.')
  await house.leave()
})
