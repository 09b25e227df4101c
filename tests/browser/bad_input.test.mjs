// What people really type: days that are none, births to come, names in every script, markup, more than a hundred thousand letters.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inDays } from './families.mjs'
import { open, PEOPLE } from './harness.mjs'

const MARKUP = '<script>document.title = "taken over"</script><b>bold</b> {{ 7 * 6 }} &amp; "quoted"'

test('a contact full of surprises is refused with every reason, and kept when it is put right', async t => {
  const house = await open(t)
  const priya = await house.signIn(PEOPLE.frontDoor)
  const { page } = priya
  await priya.go('/front-door/contact')
  await priya.set('worry', MARKUP)
  await priya.set('received_on', '31/2/2026')
  await priya.set('children.0.forename', 'نورا 🦊')
  await priya.set('children.0.surname', 'ʻĀina-Ó Ṡúilleabháin')
  await priya.set('children.0.born', inDays(40))
  await priya.press('Save contact')
  await priya.says('There is a problem')
  const summary = page.locator('.govuk-error-summary')
  for (const field of ['received_on', 'immediate_danger', 'source', 'children-0-born']) {
    assert.equal(await summary.locator(`a[href="#${field}"]`).count(), 1, `${field} is in the summary`)
  }
  assert.equal(await page.title().then(title => title.startsWith('Error: ')), true)
  await summary.locator('a[href="#children-0-born"]').click()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'children-0-born', 'the summary leads to the field')
  await priya.picture('problems')

  // Far too much is said to be too much, with how much; nothing of it is lost.
  await priya.set('worry', 'x'.repeat(100_500))
  await priya.press('Save contact')
  await priya.says('Shorten this by 500 characters')
  assert.equal((await priya.named('worry').inputValue()).length, 100_500)

  await priya.set('worry', MARKUP)
  await priya.set('received_on', 'yesterday')
  await priya.set('received_at', '')
  await priya.set('immediate_danger', 'not_known')
  await priya.set('source', '9')
  await priya.set('children.0.born', inDays(-40))
  await priya.press('Save contact')
  await priya.says('Contact saved')
  await priya.says('نورا 🦊')
  await priya.says('<script>document.title = "taken over"</script>')
  assert.equal(await page.locator('main b').count(), 0, 'markup is text')
  assert.notEqual(await page.title(), 'taken over')
  await priya.picture('surprising-names')

  await priya.go('/search')
  await priya.set('q', 'نورا')
  await priya.press('Find')
  await priya.says('نورا 🦊')
  await house.leave()
})
