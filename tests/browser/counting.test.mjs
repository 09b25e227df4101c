// The counting counts what it says it counts, and fails when it should.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertNoHeavier, Counting, LIMITS } from './counting.mjs'
import { openBrowser } from './harness.mjs'

const FORM = `<!doctype html><html lang="en"><title>Visit</title><main><form>
  <input type="hidden" name="command" value="1">
  <input name="on" value="4/3/2026">
  <fieldset data-needed><input type="radio" name="danger" value="yes"><input type="radio" name="danger" value="no" checked></fieldset>
  <fieldset class="kith-row"><legend>Amara Okonjo</legend>
    <input type="checkbox" name="children.a.alone" value="yes" data-group="alone"><input name="children.a.school"></fieldset>
  <fieldset class="kith-row"><legend>Kai Okonjo</legend>
    <input type="checkbox" name="children.b.alone" value="yes" data-group="alone"><input name="children.b.school"></fieldset>
  <select name="place"><option value="home">Home</option><option value="school" selected>School</option></select>
  <textarea name="happened" data-needed></textarea>
  <button type="button">Save</button></form></main>`

test('a value counts when it is not what the page offered', async t => {
  const page = await (await openBrowser(t)).newPage()
  const count = new Counting()
  count.step('S4')
  const save = async fill => {
    await page.setContent(FORM)
    await fill()
    const seat = {}
    await count.follow(seat)
    await seat.watch.sending(page.getByRole('button', { name: 'Save' }))
  }
  const set = (name, value) => page.locator(`[name="${name}"]`).fill(value)
  const step = count.steps.S4

  await save(async () => {})
  assert.deepEqual([step.keyed, step.needed, step.records], [0, 2, 1], 'accepting what is offered costs nothing')

  await save(async () => {
    for (const tick of await page.locator('[data-group=alone]').all()) await tick.check()
    await page.locator('[name=danger][value=yes]').check()
    await page.locator('[name=place]').selectOption('home')
    await set('children.a.school', 'Tidewater Primary')
    await set('children.b.school', 'Tidewater Primary')
    await set('happened', 'We talked.')
  })
  assert.deepEqual(step.fields, ['danger', 'alone', 'children.a.school', 'children.b.school', 'place', 'happened'])
  assert.equal(step.words, 6)
  assert.deepEqual(count.rekeys, [], 'a brother at the same school is another fact')

  await save(() => set('children.a.school', ' tidewater  primary '))
  assert.deepEqual(count.rekeys, ['amara on 4/3/2026: school'], 'what is known is keyed again')
})

test('the same words on another form are keyed again, and a name that points at somebody is not', () => {
  const count = new Counting()
  count.step('S0')
  const form = (name, value) => ({ needed: [], isRecord: true, fields: [{ name, group: name, subject: 'the family', fact: name, value, typed: true, words: 1 }] })
  count.count(form('address', '12 lantern lane'))
  count.count(form('lives_at', '12 lantern lane'))
  count.count(form('who', '12 lantern lane'))
  assert.deepEqual(count.rekeys, ['the family: lives_at'])
})

test('one more answer anywhere is refused, and so is a limit that was lifted', () => {
  const measured = { keyed: { ...LIMITS.keyed }, needed: {}, screens: {}, rekeys: 0, records: 7 }
  assertNoHeavier(measured, structuredClone(measured))
  for (const step of Object.keys(LIMITS.keyed)) {
    const risen = { ...measured, keyed: { ...measured.keyed, [step]: measured.keyed[step] + 1 } }
    assert.throws(() => assertNoHeavier(risen, measured), new RegExp(`^AssertionError.*${step} has`))
    assert.throws(() => assertNoHeavier(risen, risen), /may be/)
  }
  assert.throws(() => assertNoHeavier({ ...measured, records: 8 }, measured), /8 records/)
  assert.throws(() => assertNoHeavier({ ...measured, rekeys: 1 }, measured), /1 rekeys/)
})
