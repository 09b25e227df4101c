// Two people change one plan at the same time. Nobody's words are lost, and each learns who changed what.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inDays, planned } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('the second to save a plan keeps what they typed and reads what the first changed', async t => {
  const house = await open(t)
  const { home } = await planned(house, { surname: 'Fairweather', children: [{ forename: 'Bram', born: inDays(0, -6) }] })
  const grace = await house.signIn(PEOPLE.lead)
  const marcus = await house.signIn(PEOPLE.supervisor)
  await grace.go(`${home}/record/plan`)
  await marcus.go(`${home}/record/plan`)

  await marcus.set('goals.0.goal', 'Bram arrives before the bell.')
  await marcus.press('Save plan')
  await grace.set('goals.1.action', 'A story every night, Bram chooses')
  await grace.press('Save plan')

  await grace.says('Somebody else saved a change while you were writing')
  await grace.says(PEOPLE.supervisor)
  await grace.says('Bram arrives before the bell')
  assert.equal(await grace.named('goals.1.action').inputValue(), 'A story every night, Bram chooses')
  await grace.picture('clash')

  await grace.set('goals.0.goal', 'Bram arrives before the bell.')
  await grace.press('Save plan')
  await grace.go(`${home}/plan`)
  await grace.says('Bram arrives before the bell.')
  await grace.says('A story every night, Bram chooses')
  await house.leave()
})
