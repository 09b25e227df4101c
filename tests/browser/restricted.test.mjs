// A restricted record says that it is there and whom to ask. A sealed one is, to everybody else, not there at all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

const NOBODY = '/families/01a00000-0000-7000-8000-000000000000'

test('a record is restricted and then sealed, and each of six people sees what they may', async t => {
  const house = await open(t)
  const { home } = await family(house, { surname: 'Vantongeren', children: [{ forename: 'Xanthe', born: inDays(0, -7) }] })
  const helen = await house.signIn(PEOPLE.manager)
  const priya = await house.signIn(PEOPLE.frontDoor)
  const marcus = await house.signIn(PEOPLE.supervisor)
  const grace = await house.signIn(PEOPLE.lead)

  await priya.go(home)
  await priya.says('Xanthe')

  await restrict(helen, home, 'restricted', [])
  await priya.go(home)
  await priya.says('This record is restricted.')
  await priya.says(PEOPLE.lead)
  await priya.neverSays('Xanthe')
  await priya.picture('restricted')
  await grace.go(home)
  await grace.says('Xanthe')
  await grace.says('Restricted')
  for (const name of [PEOPLE.analyst, PEOPLE.auditor]) {
    const other = await house.signIn(name)
    await other.go(home)
    await other.neverSays('Xanthe')
  }

  await restrict(helen, home, 'sealed', [PEOPLE.supervisor, PEOPLE.manager])
  await marcus.go(home)
  await marcus.says('Xanthe')
  for (const seat of [priya, grace]) {
    await seat.go(NOBODY)
    const nobody = await seat.page.locator('main').innerText()
    await seat.go(home)
    assert.equal(await seat.page.locator('main').innerText(), nobody, 'sealed looks like absent')
    await seat.go('/search')
    await seat.set('q', 'Xanthe Vantongeren')
    await seat.press('Find')
    await seat.says('Nobody found')
  }
  await grace.go('/work')
  await grace.neverSays('Vantongeren')
  await house.leave()
})

async function restrict(seat, home, sensitivity, named) {
  await seat.go(`${home}/record/restrict`)
  await seat.set('sensitivity', sensitivity)
  for (const [number, name] of named.entries()) {
    if (number > 0) await seat.page.getByRole('button', { name: 'Add another worker' }).click()
    const worker = seat.named(`named.${number}.worker`)
    const label = (await worker.locator('option').allTextContents()).find(text => text.trim().startsWith(name))
    await worker.selectOption({ label })
  }
  await seat.set('why', 'A relative works for the council.')
  await seat.press(seat.page.locator('#form button[type=submit]:not([name=add])').last())
}
