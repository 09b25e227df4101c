// Working with a family: what is recorded from the first visit to the last word.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inDays, planned } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('a lead practitioner visits, calls, helps, brings in a colleague, reviews the plan and ends', async t => {
  const house = await open(t)
  const { home } = await planned(house, { surname: 'Merriweather', children: [{ forename: 'Juno', born: inDays(0, -8) }, { forename: 'Otis', born: inDays(0, -4) }] })
  const grace = await house.signIn(PEOPLE.lead)
  const { page } = grace
  await grace.picture('my-work')
  await grace.follow('Merriweather')
  await grace.picture('family')

  await grace.record('visit')
  await grace.picture('visit')
  await grace.set('place', 'home')
  await grace.set('happened', 'We cooked together and talked about the evenings.')
  for (const row of await page.locator('fieldset.kith-row').all()) await row.getByLabel('In the child’s own words').fill('I chopped the carrots.')
  await grace.set('moved.0.to', '6')
  await grace.press('Save visit')
  await grace.says('saved')
  await grace.says('Juno and Otis seen. We cooked together')
  await grace.says(/\b6\b/)

  await grace.record('note')
  await grace.set('way', await firstChoice(grace, 'way'))
  await grace.set('with', 'The school office')
  await grace.set('says', 'Both were on time all week.')
  await grace.press('Save note')
  await grace.says('Both were on time all week.')

  await grace.record('help')
  await grace.set('help', await firstChoice(grace, 'help'))
  await grace.set('minutes', '45')
  await grace.set('says', 'Practised a bedtime routine.')
  await grace.press('Save help')
  await grace.says('45 minutes')

  await grace.record('team')
  await grace.set('name', 'Nadia Ferris')
  await grace.set('discipline', await firstChoice(grace, 'discipline'))
  await grace.set('agency', 'Aldermoor Health')
  await grace.press('Add to the team')
  await grace.says('Nadia Ferris')

  await grace.record('plan_review')
  await grace.set('changed', 'Mornings work. Evenings are on their way.')
  await grace.set('family_view', 'Juno says that it is quieter now.')
  await grace.set('review_on', inDays(60))
  await grace.press('Save review')
  await grace.says('Mornings work.')

  await grace.go(`${home}/chronology`)
  await grace.picture('chronology')
  await grace.says('Practised a bedtime routine.')
  await grace.go(`${home}/plan`)
  await grace.go(`${home}/genogram`)
  await grace.picture('genogram')

  // Whoever ended the work reads no more of the family, and is told so by landing on their own work.
  await grace.go(home)
  await grace.record('closing')
  await grace.set('reason', await firstChoice(grace, 'reason'))
  await grace.set('changed', 'Everybody gets to school, and evenings are calm.')
  await grace.press('End Family Help')
  await grace.says('Family Help has ended for this family.')
  assert.equal(grace.path(), '/work')
  await house.leave()
})

/** The first real choice of a list or of radios. */
async function firstChoice(seat, name) {
  return seat.named(name).first().evaluate(field => (field.options ? field.options[1].value : field.value))
}
