// The standard story, from the telephone to the second visit, and what it costs to record it. `make burden` prints the table.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { assertNoHeavier, Counting } from './counting.mjs'
import { open, PEOPLE } from './harness.mjs'

const KEPT = JSON.parse(await readFile(new URL('burden.json', import.meta.url), 'utf8'))

// Faults to plant, to see that the check finds them: KITH_FAULT=one-more keys one more answer, KITH_FAULT=again keys a known one again.
const FAULT = process.env.KITH_FAULT

const day = (years, days) => {
  const date = new Date()
  date.setFullYear(date.getFullYear() - years)
  date.setDate(date.getDate() + days)
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`
}

/** A pupil number with its check letter, as the Department for Education works it out. */
function pupilNumber(digits) {
  const sum = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (place + 2), 0)
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23] + digits
}

const CHILDREN = [
  { forename: 'Ottilie', surname: 'Castellane', born: day(9, -120), sex: 'F', ethnicity: 'MWBC', disability: 'NONE', school: 'Tidewater Primary', upn: pupilNumber('820200117001') },
  { forename: 'Rufus', surname: 'Castellane', born: day(5, -120), sex: 'M', ethnicity: 'MWBC', disability: 'COMM', school: 'Tidewater Primary', upn: pupilNumber('820200117002') },
  { forename: 'Wren', surname: 'Castellane', born: day(1, -120), sex: 'F', ethnicity: 'MWBC', disability: 'NONE', school: 'Saltmarsh Nursery', upn: pupilNumber('820200117003') },
]
const ADULTS = [
  { forename: 'Philippa', surname: 'Castellane', born: day(34, -40), phone: '01632 960101', is: 'mother', parental_responsibility: 'yes', lives_here: 'yes' },
  { forename: 'Desmond', surname: 'Ashdown', born: day(37, -200), phone: '01632 960102', is: 'father', parental_responsibility: 'yes', address: 'Flat 6, 40 Harbour Street, Aldermoor AM2 3CD' },
  { forename: 'Rosalind', surname: 'Castellane', born: day(61, -10), phone: '01632 960103', is: 'mothers_parent', address: '3 Chapel Row, Aldermoor AM1 9EF' },
]
const PROFESSIONALS = [
  'Ms Patel, class teacher, Tidewater Primary',
  'Mr Oyelaran, class teacher, Tidewater Primary',
  'Joy Whitcombe, key person, Saltmarsh Nursery',
  'Nadia Ferris, health visitor, Aldermoor Health',
  'Dr Lindqvist, GP, Quayside Surgery',
  'Sam Pettifer, housing officer, Aldermoor Homes',
]
const IDENTITY = /^(children|adults|professionals)\.|^(address|communication|lawful_basis)$/
const ALLOCATION = /^(lead|supervisor)$/

test('the standard story costs no more than it did', async t => {
  const house = await open(t)
  const count = new Counting()

  // S0 and S1: the school telephones about all three; everybody whom it names is put down on the same page.
  count.step('S1')
  count.belongs = name => (IDENTITY.test(name) ? 'S0' : undefined)
  const priya = await house.signIn(PEOPLE.frontDoor)
  await count.follow(priya)
  await priya.follow('Take a contact')
  await priya.set('worry', 'All three often come late and hungry. Ottilie said that Mum cannot get up some mornings and that she gets the little ones ready.')
  await priya.set('immediate_danger', 'no')
  await priya.set('concern', 'parent_mental_health')
  await priya.set('source', '2A')
  await priya.set('referrer', 'Harriet Bloom')
  await priya.set('referrer_role', 'Safeguarding lead, Tidewater Primary, 01632 960104')
  await priya.set('family_knows', 'yes')
  await priya.set('lawful_basis', 'public_task')
  await rows(priya, 'children', 'child', CHILDREN)
  await priya.set('address', '12 Lantern Lane, Aldermoor AM1 2AB')
  await priya.set('communication', 'English; Philippa is hard of hearing, write rather than telephone')
  await rows(priya, 'adults', 'adult', ADULTS)
  await rows(priya, 'professionals', 'professional', PROFESSIONALS.map(line => ({ line })))
  if (FAULT === 'one-more') await priya.set('why_not_told', 'Nobody has asked yet')
  await priya.press('Save contact')
  await priya.says('Contact saved')

  // S2: the team manager decides. Naming who takes it on belongs to the assessment, which begins with it.
  count.step('S2')
  count.belongs = name => (ALLOCATION.test(name) ? 'S3' : undefined)
  const helen = await house.signIn(PEOPLE.manager)
  await count.follow(helen)
  if (helen.path() !== '/front-door') await helen.follow('Front door')
  await helen.follow('Castellane')
  await helen.set('outcome', 'family_help')
  await helen.set('reasons', 'The children cope by looking after each other. One worker for the whole family can change that with Philippa, who asks for help.')
  await helen.set('lead', { label: await labelOf(helen, 'lead', PEOPLE.lead) })
  await helen.set('supervisor', { label: await labelOf(helen, 'supervisor', PEOPLE.supervisor) })
  await helen.press('Save decision')
  await helen.says('Decision saved')

  // S3: one assessment of the whole family, part by part, authorised by the supervisor; then one plan.
  count.step('S3')
  count.belongs = () => undefined
  const grace = await house.signIn(PEOPLE.lead)
  await count.follow(grace)
  await grace.follow(/Castellane/)
  const home = grace.path()
  await grace.record('assessment')
  const list = grace.path()
  await part(grace, /family/i, {
    well: 'The children are close, know their routines and are loved. Their grandmother comes on Sundays and the school is a safe place for them.',
    worries: 'On low days nobody wakes the children or gives them breakfast, and Ottilie does what a parent should.',
    network: 'Their grandmother, the two teachers and a neighbour who takes Wren to nursery when she is asked.',
    family_view: 'Philippa wants mornings to work again without being told that she is a bad mother.',
    history: 'An earlier low time after the birth of Wren passed with the help of the health visitor.',
  })
  const said = {
    Ottilie: ['I like it when Mum sings in the kitchen.', 'Reads to the others and has two firm friends.', 'She is tired and worries whenever she is away from home.', ['5B'], 'I set three alarms.'],
    Rufus: ['My breakfast is in my bag.', 'Laughs a lot and is proud of his football.', 'His speech is behind, and he missed two appointments.', ['6B'], ''],
    Wren: ['Points at the door and says Nana.', 'Eats, sleeps and grows as she should.', 'Her checks are late, and she naps at odd hours.', ['4B'], ''],
  }
  for (const [name, [words, well, worries, factors]] of Object.entries(said)) {
    await grace.follow(task(grace, name))
    await fillChild(grace, { words, well, worries, factors })
    await grace.press('Save and go back')
  }
  await part(grace, /means/i, {
    analysis: 'The harm is in the mornings and in what Ottilie carries. With treatment for Philippa and somebody at the door on low days, the strengths of this family are enough.',
    next: 'Agree a plan for mornings, for Philippa’s health and for Rufus’s speech.',
  })
  assert.equal(grace.path(), list)
  await grace.press('Send to the supervisor')
  await grace.says('The assessment is with the supervisor')

  const marcus = await house.signIn(PEOPLE.supervisor)
  await count.follow(marcus)
  await marcus.follow(marcus.page.getByRole('link', { name: 'Authorise the assessment, Castellane family' }))
  await marcus.set('outcome', 'authorised')
  await marcus.press('Save decision')

  await grace.go(home)
  await grace.record('plan')
  await rows(grace, 'goals', 'goal', [
    { goal: 'Everybody has had breakfast and is at school on time.', action: 'Breakfast club, with a lift on low days', who: 'Philippa and the school', by: day(0, 14) },
    { goal: 'Philippa feels well enough to enjoy the mornings.', action: 'See the doctor about treatment', who: 'Philippa', by: day(0, 21) },
    { goal: 'Rufus is understood by his friends.', action: 'Book speech therapy and go together', who: 'Health visitor', by: day(0, 28) },
  ])
  await grace.set('contingency', 'Their grandmother stays for a week, and we meet within two days.')
  await grace.set('review_on', day(0, 42))
  await grace.press('Save plan')
  await grace.says('Family plan saved')

  // S4: two visits, all three seen, each child’s words.
  count.step('S4')
  await visit(grace, home, {
    on: day(0, -1),
    place: 'home',
    happened: 'Breakfast was on the table. We tried the new alarm and wrote the week on the wall together.',
    means: 'Philippa leads this herself, which is new.',
    words: { Ottilie: 'I only set one alarm now.', Rufus: 'I had the blue bowl.', Wren: 'Claps when the alarm rings.' },
    alone: ['Ottilie', 'Rufus'],
    again: FAULT === 'again',
  })
  await visit(grace, home, {
    happened: 'We walked to school together and met the breakfast club. Philippa showed the letter from the surgery.',
    means: 'Mornings hold on good days; a low day has not come yet.',
    words: { Ottilie: 'Mum laughed at the bus stop.', Rufus: 'I told Sid a joke and he got it.', Wren: 'Waves to the lollipop lady.' },
    alone: ['Ottilie'],
    again: FAULT === 'again',
  })

  const measured = count.measured()
  if (process.env.KITH_BURDEN) console.log(count.table())
  assert.deepEqual(count.rekeys, [], 'keyed again although it was known')
  assertNoHeavier(measured, KEPT, count.fields())
  await house.leave()
})

/** Fills rows, adding those that are not there yet. */
async function rows(seat, name, called, filled) {
  for (const [number, answers] of filled.entries()) {
    if (number > 0) await seat.page.getByRole('button', { name: `Add another ${called}` }).click()
    for (const [question, answer] of Object.entries(answers)) await seat.set(`${name}.${number}.${question}`, answer)
  }
}

const task = (seat, title) => seat.page.locator('.govuk-task-list').getByRole('link', { name: title })

async function part(seat, title, answers) {
  await seat.follow(task(seat, title))
  for (const [name, answer] of Object.entries(answers)) await seat.set(name, answer)
  await seat.press('Save and go back')
}

/** The only child on a page of the assessment. */
async function fillChild(seat, answers) {
  const first = await seat.page.locator('[name^="children."][name$=".words"]').getAttribute('name')
  const child = first.split('.').slice(0, 2).join('.')
  for (const [name, answer] of Object.entries(answers)) await seat.set(`${child}.${name}`, answer)
  const outcome = await seat.named(`${child}.outcome`).first().evaluate(field => (field.options ? field.options[1].value : field.value))
  await seat.set(`${child}.outcome`, outcome)
}

async function labelOf(seat, name, worker) {
  const options = await seat.named(name).locator('option').allTextContents()
  return options.find(option => option.trim().startsWith(worker))
}

async function visit(seat, home, { on, place, happened, means, words, alone, again }) {
  await seat.go(home)
  await seat.record('visit')
  if (on) await seat.set('on', on)
  if (place) await seat.set('place', place)
  await seat.set('happened', again ? 'We talked about the mornings.' : happened)
  await seat.set('means', means)
  for (const row of await seat.page.locator('fieldset.kith-row').all()) {
    const name = (await row.locator('legend').innerText()).trim().split(' ')[0]
    if (alone.includes(name)) await row.getByLabel('Seen alone').check()
    await row.getByLabel('In the child’s own words').fill(words[name])
  }
  await seat.press('Save visit')
  await seat.says('saved')
}
