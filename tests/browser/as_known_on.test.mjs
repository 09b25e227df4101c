// What was known on a day stays what was known, whatever is put right later.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { family, inDays, isoInDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

test('an entry is put right, and the record of yesterday is read as it was', async t => {
  const house = await open(t)
  const { home, grace: hand } = await family(house, { surname: 'Quennell', children: [{ forename: 'Silas', born: inDays(0, -6) }] })
  await hand.send(`${home}/record/note`, { way: await someWay(hand, home), on: inDays(0), says: 'Silas was at his father’s.' })
  const grace = await house.signIn(PEOPLE.lead)
  await grace.go(home)

  await grace.follow(grace.page.locator('.kith-timeline a', { hasText: 'Call or note' }).first())
  await grace.picture('entry')
  await grace.follow(grace.page.locator('a[href$="/correct"]'))
  assert.equal(await grace.named('says').inputValue(), 'Silas was at his father’s.', 'a correction begins from what was said')
  await grace.set('says', 'Silas was at his grandmother’s.')
  await grace.press(grace.page.locator('#form button[type=submit]').last())
  await grace.says(/why/i)
  assert.equal(await grace.named('says').inputValue(), 'Silas was at his grandmother’s.')
  await grace.set('why_amended', 'The school told us the wrong house.')
  await grace.picture('correct')
  await grace.press(grace.page.locator('#form button[type=submit]').last())

  await grace.go(home)
  await grace.says('Silas was at his grandmother’s.')
  await grace.neverSays('Silas was at his father’s.')

  // Yesterday nothing of it was known. Nothing can be recorded there.
  await grace.page.getByLabel('As known on').fill(isoInDays(-1))
  await grace.press('Show')
  await grace.says('As known on')
  await grace.says('Nothing can be recorded here')
  await grace.neverSays('Silas was at his')
  assert.equal(await grace.page.locator(`a[href*="/record/"]`).count(), 0, 'nothing can be recorded in the past')
  await grace.picture('as-known-on')
  await grace.follow('Go back to today')
  await grace.says('Silas was at his grandmother’s.')
  await house.leave()
})

async function someWay(hand, home) {
  const { text } = await hand.read(`${home}/record/note`)
  return /name="way"[^>]*value="([^"]+)"|name="way"[^]*?<option value="([^"]+)"/.exec(text).slice(1).find(Boolean)
}
