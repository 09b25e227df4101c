// What a story costs those who record it, counted from the pages themselves: a field counts when its value, as it is sent, is not
// what the page offered. Clicking about costs screens; drafts cost nothing.
//
// keyed     fields set or changed; a group of ticks or of radios, and the same tick for several children, count once
// needed    fields that the forms in question refuse to do without
// records   forms saved: those that carry a command of their own
// screens   pages seen
// re-keys   values keyed again although they were keyed before about the same thing, or are shown in the field's own place
// words     words typed
import assert from 'node:assert/strict'

// Above these the work would be no lighter than the systems that Kith replaces. What is measured is kept in burden.json.
export const LIMITS = { keyed: { S0: 56, S1: 8, S2: 3, S3: 40, S4: 18 }, rekeys: 0, records: 7 }

/** A text shorter than this turns up twice by chance. */
const TELLING_LETTERS_MIN = 6
/** Answers that point at somebody say something new with a name that is known. */
const POINTS_AT = new Set(['who', 'with', 'referred_to'])

export class Counting {
  /** Which step a field belongs to, by its name; where this says nothing, the step that `step` named. */
  belongs = () => undefined
  steps = {}
  rekeys = []
  #said = []
  #record = 0

  /** From here on, everything belongs to this step of the story. */
  step(name) {
    this.now = name
    this.#of(name)
  }

  #of(name) {
    return (this.steps[name] ??= { keyed: 0, needed: 0, records: 0, screens: 0, words: 0, fields: [] })
  }

  /** Counts whatever this seat does from now on, its page of now included. */
  follow(seat) {
    seat.watch = {
      arrived: async () => { this.#of(this.now).screens += 1 },
      sending: async button => this.count(await button.evaluate(readForm)),
    }
    return seat.watch.arrived()
  }

  /** Counts a form as it is sent. */
  count({ fields, needed, isRecord }) {
    this.#record += 1
    const groups = new Set()
    for (const field of fields) {
      const step = this.#of(this.belongs(field.name) ?? this.now)
      step.words += field.words
      if (!groups.has(field.group)) {
        groups.add(field.group)
        step.keyed += 1
        step.fields.push(field.group)
      }
      this.#remember(field)
    }
    for (const name of needed) this.#of(this.belongs(name) ?? this.now).needed += 1
    if (isRecord) this.#of(this.now).records += 1
  }

  #remember({ subject, fact, value, typed }) {
    const before = this.#said.find(said => {
      if (said.value !== value) return false
      const sameThing = said.subject === subject && said.fact === fact
      // The same words on another form are the same fact under another name.
      const sameWords = typed && said.typed && !POINTS_AT.has(fact) && said.record !== this.#record && value.length >= TELLING_LETTERS_MIN
      return sameThing || sameWords
    })
    if (before) this.rekeys.push(`${subject}: ${fact}`)
    this.#said.push({ subject, fact, value, typed, record: this.#record })
  }

  total(what) {
    return Object.values(this.steps).reduce((sum, step) => sum + step[what], 0)
  }

  /** What burden.json keeps. */
  measured() {
    const each = what => Object.fromEntries(Object.entries(this.steps).map(([name, step]) => [name, step[what]]))
    return { keyed: each('keyed'), needed: each('needed'), screens: each('screens'), rekeys: this.rekeys.length, records: this.total('records') }
  }

  /** What `make burden` prints. */
  table() {
    const columns = ['keyed', 'needed', 'records', 'screens', 'words']
    const row = (name, cells) => name.padEnd(10) + cells.map(cell => String(cell).padStart(9)).join('')
    const steps = Object.entries(this.steps).map(([name, step]) => row(name, [...columns.map(column => step[column]), LIMITS.keyed[name]]))
    const all = row('together', columns.map(column => this.total(column)))
    return [row('', [...columns, 'at most']), ...steps, all, `${this.rekeys.length} re-keys, at most ${LIMITS.rekeys}; ${this.total('records')} records, at most ${LIMITS.records}`].join('\n')
  }

  /** What was keyed in each step, for whoever has to find out why it rose. */
  fields() {
    return Object.fromEntries(Object.entries(this.steps).map(([name, step]) => [name, step.fields.join(', ')]))
  }
}

/** Fails when anything rose above what is kept, or when what is kept is above the limits. */
export function assertNoHeavier(measured, kept, fields = {}) {
  for (const [limits, says] of [[kept, 'was, as burden.json says'], [LIMITS, 'may be']]) {
    for (const what of ['keyed', 'needed', 'screens']) {
      for (const [step, limit] of Object.entries(limits[what] ?? {})) {
        const now = measured[what][step]
        assert.ok(now !== undefined, `${step} was not walked`)
        assert.ok(now <= limit, `${step} has ${now} ${what}, more than the ${limit} that it ${says}: ${fields[step]}`)
      }
    }
    for (const what of ['rekeys', 'records']) assert.ok(measured[what] <= limits[what], `${measured[what]} ${what}, more than the ${limits[what]} that it ${says}`)
  }
}

/** Runs in the page: what is keyed in the form of a button. */
function readForm(button) {
  const form = button.form
  const isTick = field => field.type === 'checkbox' || field.type === 'radio'
  const changed = field => {
    if (isTick(field)) return field.checked !== field.defaultChecked
    if (field.tagName !== 'SELECT') return field.value !== field.defaultValue
    const offered = [...field.options].find(option => option.defaultSelected) ?? field.options[0]
    return field.value !== offered?.value
  }
  const plain = text => text.trim().replace(/\s+/g, ' ').toLowerCase()
  const sent = name => form.elements.namedItem(name)?.value ?? ''
  // "children.2.born" is the question "born" about the child in that row, whose name is in the row or above it.
  const subject = field => {
    const row = field.name.split('.').slice(0, -1).join('.')
    const named = sent(`${row}.forename`) || field.closest('fieldset.kith-row')?.querySelector('legend')?.textContent || row
    // What happened on one day is not what happened on another.
    return plain([row ? named.trim().split(/\s+/)[0] : 'the family', sent('on')].filter(Boolean).join(' on '))
  }
  const fields = [...form.elements]
    .filter(field => ['INPUT', 'SELECT', 'TEXTAREA'].includes(field.tagName) && field.name && !field.disabled && field.type !== 'hidden')
    .filter(changed)
    .map(field => ({
      name: field.name,
      group: field.dataset.group ?? field.name,
      subject: subject(field),
      fact: field.name.split('.').at(-1),
      value: plain(isTick(field) ? `${field.value} ${field.checked}` : field.value),
      typed: !isTick(field) && field.tagName !== 'SELECT',
      words: isTick(field) || field.tagName === 'SELECT' ? 0 : plain(field.value).split(' ').filter(Boolean).length,
    }))
    // A radio that lost its choice to another of the group says nothing of its own.
    .filter(field => !field.value.endsWith(' false') || form.querySelector(`[name="${CSS.escape(field.name)}"]`).type === 'checkbox')
  const needed = [...form.querySelectorAll('[data-needed]')].map(field => field.name || field.querySelector('[name]').name)
  return { fields, needed, isRecord: sent('command') !== '' }
}
