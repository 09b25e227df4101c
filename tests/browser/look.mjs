// What must hold of every page, whatever is on it: nothing that axe finds, nothing in the console, nothing beyond the edge of the
// smallest phone, and nobody's name in the address bar.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

export const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 640 } // WCAG 2.2, 1.4.10: no scrolling in two directions at this width

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Looks at the page in front of `seat`. */
export async function look(seat) {
  const { page } = seat
  const where = new URL(page.url()).pathname
  const found = seat.scripted ? await axe(page) : await axeOnCopy(seat)
  const wide = await beyondTheEdge(page)
  const complaints = seat.complaints.splice(0).filter(text => !seat.expected.some(expected => expected.test(text)))
  assert.deepEqual(found, [], `axe on ${where}`)
  assert.deepEqual(wide, [], `${where} is wider than a phone`)
  assert.deepEqual(complaints, [], `the console on ${where}`)
  await noName(page)
}

async function axe(page) {
  await page.evaluate(`window.axe || ${AXE}; 0`)
  const results = await page.evaluate(rules => window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES)
  return results.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${violation.help}, at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`))
}

/** Axe is a script: a page whose browser runs none is looked at as a copy, in one that does. */
async function axeOnCopy(seat) {
  const context = await seat.context.browser().newContext({ viewport: WIDE })
  try {
    const copy = await context.newPage()
    const body = (await seat.page.content()).replace(/<script[^>]*><\/script>/g, '')
    await copy.route(seat.page.url(), route => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await copy.goto(seat.page.url())
    return await axe(copy)
  } finally {
    await context.close()
  }
}

/** What reaches beyond the edge of a phone; empty if nothing does. */
async function beyondTheEdge(page) {
  const before = page.viewportSize()
  await page.setViewportSize(NARROW)
  const wide = await page.evaluate(width => {
    if (document.documentElement.scrollWidth <= width) return []
    const over = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 0.5)
    return [`${document.documentElement.scrollWidth} pixels`, ...over.slice(0, 5).map(element => element.outerHTML.slice(0, 160))]
  }, NARROW.width)
  await page.setViewportSize(before)
  return wide
}

/** Addresses are kept by browsers, proxies and logs: they may name records, never people. */
async function noName(page) {
  const { pathname, search } = new URL(page.url())
  const address = decodeURIComponent(pathname + search).toLowerCase()
  const words = new Set(address.split(/[^\p{L}\p{M}]+/u).filter(word => word.length > 2))
  const names = await page.evaluate(() => {
    const said = [...document.querySelectorAll('.kith-identity__name, .kith-identity__more, .kith-header__person')].map(element => element.innerText)
    const typed = [...document.querySelectorAll('[name$="forename"], [name$="surname"], [name="q"]')].map(element => element.value)
    return [...said, ...typed].join(' ')
  })
  // Words of the service itself that are nobody's name.
  const ours = new Set(['family', 'families', 'team', 'help', 'lead', 'seen', 'record', 'all', 'days', 'front', 'door', 'work', 'visit', 'assessment', 'plan', 'person', 'known', 'contact', 'note', 'sign', 'out'])
  const people = names.toLowerCase().split(/[^\p{L}\p{M}]+/u).filter(word => word.length > 2 && !ours.has(word))
  assert.deepEqual(people.filter(name => words.has(name)), [], 'names in the address bar')
}
