// Whoever answers the telephone takes a contact without touching the mouse.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, PEOPLE } from './harness.mjs'

test('a contact is taken by keyboard alone', async t => {
  const house = await open(t)
  const priya = await house.signIn(PEOPLE.frontDoor)
  const { page } = priya
  assert.equal(priya.path(), '/front-door')
  await priya.turn(() => page.keyboard.press('n'))
  assert.equal(priya.path(), '/front-door/contact')

  await tabTo(page, 'worry')
  await page.keyboard.type('Two brothers came to school without coats again, and the younger one said there was no tea.')
  await tabTo(page, 'immediate_danger')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'source')
  await page.keyboard.type('School')
  await tabTo(page, 'referrer')
  await page.keyboard.type('Dina Marsh')
  await tabTo(page, 'children.0.forename')
  await page.keyboard.type('Tobias')
  await tabTo(page, 'children.0.surname')
  await page.keyboard.type('Quillfeather')
  await priya.turn(() => page.keyboard.press('Control+Enter'))

  await priya.says('Contact saved')
  await priya.says('Quillfeather')
  await house.leave()
})

const TABS_MAX = 80 // more than any field of the page needs: beyond it the field cannot be reached

/** Presses Tab until the field is reached, as somebody without a mouse does, and sees where they are. */
async function tabTo(page, name) {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => document.activeElement?.getAttribute('name'))
    if (at === name) {
      const seen = await page.evaluate(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
        const label = document.activeElement.labels?.[0]
        const ring = label ? getComputedStyle(label, '::before') : undefined
        return outlineStyle !== 'none' || boxShadow !== 'none' || (ring && ring.boxShadow !== 'none')
      })
      assert.ok(seen, `${name} has the keyboard and does not show it`)
      return
    }
  }
  assert.fail(`${name} cannot be reached by keyboard`)
}
