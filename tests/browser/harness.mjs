// A made-up authority on a store of its own, people who sit down at a real Chromium, and a look at every page on their way.
// The program under test comes from KITH_BINARY. No test here knows how Kith is made: only its addresses and its words.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { look, WIDE } from './look.mjs'

const root = new URL('../../', import.meta.url).pathname
const BINARY = process.env.KITH_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/kith')
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
// Chromium's own sandbox does not start for root; the rest keeps it from talking to anybody but the server under test.
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const FAMILIES = 14 // enough for every stage; more only takes longer
const START_MILLISECONDS_MAX = 120_000 // making up an authority with an unoptimised build on a busy machine
const STEP_MILLISECONDS_MAX = 30_000 // one click and what follows from it
const TOLD_LETTERS_MAX = 3000 // of a page, when a journey fails on it
const PICTURES = join(root, 'tests/browser/output')

/** Who signs in, by what they do. */
export const PEOPLE = {
  frontDoor: 'Priya Nair',
  lead: 'Grace Adeyinka',
  supervisor: 'Marcus Bellweather',
  manager: 'Helen Ashgrove',
  analyst: 'Tom Iversholt',
  director: 'Imogen Sallow',
  auditor: 'Ruth Calloway',
}

/** Starts Aldermoor and a browser; both end with the test `t`. */
export async function open(t) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-browser-'))
  const store = join(folder, 'aldermoor.kith')
  // One that was made before saves making it for every file of journeys.
  if (process.env.KITH_MADE_UP) await copyFile(process.env.KITH_MADE_UP, store)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = spawn(BINARY, ['demo', '--store', `sqlite:${store}`, '--listen', `127.0.0.1:${port}`, '--families', String(FAMILIES)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', text => { said = (said + text).slice(-4000) })
  const ended = new Promise(resolve => server.once('exit', resolve))
  const seats = []
  t.after(async () => {
    server.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  })
  await answers(address, server, () => said)
  const browser = await openBrowser(t)
  return {
    address,
    /** Opens a browser of somebody's own and signs them in. `options` are Playwright's for a context. */
    async signIn(name, options = {}) {
      const seat = await Seat.open(browser, address, options)
      seats.push(seat)
      await seat.go('/sign-in')
      await seat.press(`Sign in as ${name}`)
      return seat
    },
    /** Says which pages nobody looked at. Every journey ends with it. */
    async leave() {
      for (const seat of seats) await seat.leave()
    },
  }
}

/** A browser that ends with the test `t`. */
export async function openBrowser(t) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  t.after(() => browser.close())
  return browser
}

async function freePort() {
  const server = createServer()
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}

async function answers(address, server, said) {
  const until = Date.now() + START_MILLISECONDS_MAX
  for (;;) {
    // Aldermoor is made before the first answer; a program that fell over will never answer.
    if (server.exitCode !== null || /cannot happen has happened/.test(said())) throw new Error(`${BINARY} did not start:\n${said()}`)
    const answer = await fetch(`${address}/health`).catch(() => undefined)
    if (answer?.ok) return
    if (Date.now() > until) throw new Error(`${BINARY} did not answer in time:\n${said()}`)
    await pause(100)
  }
}

/** Somebody at a browser. Whatever brings a new page goes through `turn`, so that no page is passed without a look. */
export class Seat {
  /** Text of console errors that this journey causes on purpose. */
  expected = []
  /** Called before anything is sent and after every new page: how a journey is counted. */
  watch = { sending: async () => {}, arrived: async () => {} }

  static async open(browser, address, options) {
    const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', timezoneId: 'Europe/London', ...options })
    const seat = new Seat()
    seat.address = address
    seat.context = context
    seat.scripted = options.javaScriptEnabled !== false
    // Styles and scripts that somebody is working on, as KITH_TEMPLATES is for pages.
    const folder = process.env.KITH_STATIC
    if (folder) {
      await context.route(/\/assets\/[^/]+\/(kith\.css|[a-z]+\.js)$/, route => route.fulfill({ path: join(folder, route.request().url().split('/').at(-1)) }))
    }
    seat.page = await context.newPage()
    seat.page.setDefaultTimeout(STEP_MILLISECONDS_MAX)
    seat.complaints = []
    seat.passed = []
    seat.unseen = undefined
    seat.page.on('pageerror', error => seat.complaints.push(`script: ${error.message}`))
    seat.page.on('console', message => {
      // That the page itself was refused is what a journey looks at, not a fault of the page.
      const own = message.location().url === seat.page.url() && message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !own) seat.complaints.push(`console: ${message.text()}`)
    })
    seat.page.on('framenavigated', frame => {
      if (frame !== seat.page.mainFrame() || frame.url() === 'about:blank') return
      if (seat.unseen) seat.passed.push(seat.unseen)
      seat.unseen = new URL(frame.url()).pathname
    })
    return seat
  }

  /** Does something that brings a new page, and looks at it. */
  async turn(act) {
    try {
      await Promise.all([this.page.waitForEvent('load'), act()])
    } catch (cause) {
      const body = await this.page.locator('body').innerText()
      throw new Error(`nothing came after ${this.path()}, which says:\n${body.slice(0, TOLD_LETTERS_MAX)}`, { cause })
    }
    await this.look()
  }

  /** Looks at the page that is there now. Also for a page whose script changed it. */
  async look() {
    this.unseen = undefined
    await look(this)
    await this.watch.arrived()
  }

  /** Types an address. */
  async go(path) {
    await this.turn(() => this.page.goto(path.startsWith('http') ? path : this.address + path))
  }

  /** Follows a link, by its words or as found. */
  async follow(link) {
    const found = typeof link === 'string' || link instanceof RegExp ? this.page.locator('a:visible', { hasText: link }).first() : link
    await this.unfold(found)
    await this.turn(() => found.click())
  }

  /** Presses a button that sends a form, by its words or as found. */
  async press(button) {
    const found = typeof button === 'string' || button instanceof RegExp ? this.page.getByRole('button', { name: button }).first() : button
    await this.watch.sending(found)
    await this.turn(() => found.click())
  }

  /** Opens the form for something on a family's record, from that family's page. */
  async record(act) {
    await this.follow(this.page.locator(`a[href$="/record/${act}"]`).first())
  }

  /** A field, by its label. */
  field(label, within = this.page) {
    return within.getByLabel(label, { exact: typeof label === 'string' })
  }

  /** A field, by its name in what is sent: `children.0.forename`. */
  named(name, within = this.page) {
    return within.locator(`main [name="${name}"]`)
  }

  /** Sets a field of any kind by its name, as somebody with a mouse would. */
  async set(name, value) {
    const field = this.named(name)
    const kind = await field.first().evaluate(element => element.type)
    if (kind === 'radio' || kind === 'checkbox') {
      const wanted = [value].flat().map(one => (one === true ? 'yes' : one))
      await this.unfold(field.first())
      for (const one of wanted) await this.named(name).and(this.page.locator(`[value="${one}"]`)).check()
    } else if (kind === 'select-one') await field.selectOption(value)
    else await field.fill(String(value))
  }

  /** Opens the menu or the fold that something is in. */
  async unfold(field) {
    const fold = field.locator('xpath=ancestor::details[not(@open)]')
    if (await fold.count()) await fold.first().locator('summary').first().click()
  }

  /** Takes a picture of the page, wide and as on a phone, to be looked at by people. */
  async picture(name) {
    await mkdir(PICTURES, { recursive: true })
    await this.page.screenshot({ path: join(PICTURES, `${name}-1280.png`), fullPage: true })
    await this.page.setViewportSize({ width: 320, height: 640 })
    await this.page.screenshot({ path: join(PICTURES, `${name}-320.png`), fullPage: true })
    await this.page.setViewportSize(WIDE)
  }

  /** Asserts that the page says something. */
  async says(text) {
    const body = await this.page.locator('body').innerText()
    const found = text instanceof RegExp ? text.test(body) : body.includes(text)
    assert.ok(found, `${this.path()} does not say “${text}”. It says:\n${body.slice(0, TOLD_LETTERS_MAX)}`)
  }

  /** Asserts that nothing on the page, seen or unseen, says something. */
  async neverSays(text) {
    const all = await this.page.content()
    assert.ok(!all.includes(text), `${this.path()} must not say “${text}”`)
  }

  path() {
    return new URL(this.page.url()).pathname
  }

  async leave() {
    const forgotten = [...this.passed, this.unseen].filter(Boolean)
    assert.deepEqual(forgotten, [], 'pages that were passed without a look')
    await this.context.close()
  }
}
