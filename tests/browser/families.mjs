// Families for journeys that begin later than the telephone call: brought there by the same forms, without a browser.
import assert from 'node:assert/strict'
import { PEOPLE } from './harness.mjs'

/** Somebody who sends forms and looks at nothing. */
export class Hand {
  static async signIn(address, name) {
    const hand = new Hand()
    hand.address = address
    const cards = await (await fetch(`${address}/sign-in`)).text()
    const worker = new RegExp(`value="([^"]+)">(?:(?!value=)[^])*?Sign in as ${name}`).exec(cards)?.[1]
    const answer = await hand.#post('/sign-in', { worker })
    hand.cookie = answer.headers.get('set-cookie').split(';')[0]
    return hand
  }

  async read(path) {
    const answer = await fetch(this.address + path, { headers: { cookie: this.cookie }, redirect: 'manual' })
    return { status: answer.status, text: await answer.text() }
  }

  /** Fills in the form at an address, says where it led. What the form offers and is not named here is not sent. */
  async send(path, answers, at = path) {
    const { text } = await this.read(path)
    const hidden = Object.fromEntries(['token', 'command', 'based_on'].map(name => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]]))
    const answer = await this.#post(at, { ...hidden, ...answers })
    assert.equal(answer.status, 303, `${path} was refused: ${/error-summary[^]*?<\/ul>/.exec(await answer.clone().text())?.[0].replace(/<[^>]+>/g, ' ')}`)
    return answer.headers.get('location')
  }

  #post(path, answers) {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(answers)) if (value !== undefined) for (const one of [value].flat()) body.append(name, one)
    return fetch(this.address + path, { method: 'POST', body, redirect: 'manual', headers: this.cookie ? { cookie: this.cookie } : {} })
  }
}

/** `{children: [{forename: 'Amara'}]}` as a form names it: `children.0.forename`. */
function rows(name, list) {
  return Object.fromEntries(list.flatMap((row, number) => Object.entries(row).map(([question, answer]) => [`${name}.${number}.${question}`, answer])))
}

const escaped = text => text.replaceAll('’', '(?:’|&#8217;)').replaceAll('\'', '(?:\'|&#x27;|&#39;)')

/** A family known to the front door. Its surname must be nobody else's. */
export async function contact(house, { surname, children, adults = [], address, worry = 'They come to school tired and hungry.' }) {
  const priya = await Hand.signIn(house.address, PEOPLE.frontDoor)
  await priya.send('/front-door/contact', {
    worry, immediate_danger: 'no', source: '2A', address,
    ...rows('children', children.map(child => ({ surname, ...child }))),
    ...rows('adults', adults.map(adult => ({ surname, ...adult }))),
  })
  const helen = await Hand.signIn(house.address, PEOPLE.manager)
  const board = (await helen.read('/front-door')).text
  const decide = new RegExp(`href="(/families/[^"]+/contacts/[^"]+)"[^>]*>${escaped(surname)}`).exec(board)?.[1]
  assert.ok(decide, `${surname} is not on the board`)
  return { helen, decide, home: decide.replace(/\/contacts\/.*/, '') }
}

/** A family with whom Grace works, supervised by Marcus. */
export async function family(house, said) {
  const { helen, decide, home } = await contact(house, said)
  const { text } = await helen.read(decide)
  const worker = name => new RegExp(`value="([^"]+)"[^>]*>\\s*${name}`).exec(text)?.[1]
  await helen.send(decide, { outcome: 'family_help', reasons: 'One worker for the whole family can help.', lead: worker(PEOPLE.lead), supervisor: worker(PEOPLE.supervisor) })
  return { home, helen, grace: await Hand.signIn(house.address, PEOPLE.lead) }
}

/** A family with a plan of two goals. */
export async function planned(house, said) {
  const begun = await family(house, said)
  await begun.grace.send(`${begun.home}/record/plan`, {
    ...rows('goals', [
      { goal: 'Everybody is at school on time.', action: 'Breakfast club', who: 'Mum' },
      { goal: 'Evenings are calm.', action: 'Reading together', who: 'Everybody' },
    ]),
    review_on: inDays(30),
  })
  return begun
}

/** A day from today, as people type it. */
export function inDays(days, years = 0) {
  const date = new Date()
  date.setFullYear(date.getFullYear() + years)
  date.setDate(date.getDate() + days)
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`
}

/** The same day as addresses and calendars have it. */
export function isoInDays(days) {
  const date = new Date()
  date.setDate(date.getDate() + days)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
