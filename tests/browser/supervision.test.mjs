// A supervisor sends an assessment back, says why, and gets it again.
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('an assessment is returned with comments, changed and sent again', async t => {
  const house = await open(t)
  const { home } = await family(house, { surname: 'Larkspur', children: [{ forename: 'Ines', born: inDays(0, -7) }] })
  const grace = await house.signIn(PEOPLE.lead)
  await grace.go(`${home}/record/assessment`)
  await grace.picture('assessment')

  // Sent too early, it says what is missing and where.
  await grace.press('Send to the supervisor')
  await grace.says('Say what is going well')
  await grace.follow('Say what is going well')
  await grace.set('well', 'Ines has many friends.')
  await grace.set('worries', 'Nobody wakes her in the morning.')
  await grace.picture('assessment-part')
  await grace.press('Save and go back')
  await grace.follow(grace.page.locator('.govuk-task-list').getByRole('link', { name: 'What it means' }))
  await grace.set('analysis', 'She copes alone with what adults should do.')
  await grace.press('Save and go back')
  await grace.press('Send to the supervisor')
  await grace.says('The assessment is with the supervisor')

  const marcus = await house.signIn(PEOPLE.supervisor)
  await marcus.follow(marcus.page.getByRole('link', { name: 'Authorise the assessment, Larkspur family' }))
  await marcus.says('Nobody wakes her in the morning.')
  await marcus.picture('assessment-to-authorise')
  await marcus.set('outcome', 'returned')
  await marcus.set('comments', 'Please say what Ines herself wants.')
  await marcus.press('Save decision')

  await grace.go(`${home}/record/assessment`)
  await grace.says('Please say what Ines herself wants.')
  await grace.follow(grace.page.locator('.govuk-task-list').getByRole('link', { name: 'Ines' }))
  const words = await grace.page.locator('[name$=".words"]').getAttribute('name')
  await grace.set(words, 'I want Mum to come to the window when I go.')
  await grace.press('Save and go back')
  await grace.press('Send to the supervisor')
  await grace.says('The assessment is with the supervisor')

  await marcus.go(`${home}/assessment`)
  await marcus.says('I want Mum to come to the window when I go.')
  await marcus.set('outcome', 'authorised')
  await marcus.press('Save decision')
  await marcus.says(/authorised/i)
  await house.leave()
})
