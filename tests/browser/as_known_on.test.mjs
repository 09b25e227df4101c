// What was known on a day stays what was known, whatever is put right later.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoInDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('an entry is put right, and the record of yesterday is read as it was', async t => {
  const house = await open(t)
  const grace = await house.signIn(PEOPLE.lead)
  const { page } = grace
  await grace.follow(page.locator('.kith-work__family a').first())
  const home = grace.path()
  await knownYesterday(grace)
  await grace.says('Nothing can be recorded here')
  const ways = await page.locator('a[href*="/record/"]').evaluateAll(links => links.map(link => link.textContent))
  assert.deepEqual(ways, [], 'nothing can be recorded in the past')
  await grace.picture('as-known-on')
  const visit = page.locator('.kith-timeline a', { hasText: 'Visit' }).first()
  const entry = new URL(await visit.getAttribute('href'), house.address).pathname

  await grace.go(`${home}/chronology`)
  const chronology = await page.content()
  await grace.go(entry)
  await grace.picture('entry')
  await grace.follow(page.locator('a[href$="/correct"]'))
  const before = await grace.named('happened').inputValue()
  assert.notEqual(before, '', 'a correction begins from what was said')
  await grace.set('happened', 'It was the uncle who opened the door.')
  const save = page.locator('#form button').last()
  await grace.press(save)
  await grace.says('Say why')
  assert.equal(await grace.named('happened').inputValue(), 'It was the uncle who opened the door.', 'what was typed stays')
  await grace.set('why_amended', 'Two visits were mixed up.')
  await grace.picture('correct')
  await grace.press(save)

  // Made-up visits may begin alike: the chronology says these words once less than it did.
  const opening = before.slice(0, 40)
  const times = html => html.split(opening).length - 1
  assert.ok(times(chronology) > 0, `the chronology said “${opening}”`)
  await grace.go(`${home}/chronology`)
  await grace.says('It was the uncle who opened the door.')
  assert.equal(times(await page.content()), times(chronology) - 1)
  await grace.go(home)
  await knownYesterday(grace)
  await grace.follow('See all')
  assert.equal(times(await page.content()), times(chronology))
  await grace.neverSays('It was the uncle who opened the door.')
  await house.leave()
})

async function knownYesterday(seat) {
  await seat.field('As known on').fill(isoInDays(-1))
  await seat.press('Show')
  await seat.says('As known on')
}
