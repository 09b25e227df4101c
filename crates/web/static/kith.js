// What the pages gain from a script. Every page works without: each part here looks for its own data attribute and makes
// something quicker or safer. Nothing is ever kept in the browser except whether keyboard shortcuts are on.
import { initAll } from './govuk-frontend.min.js'
import { alike } from './alike.js'
import { autosave } from './autosave.js'
import { suggest } from './suggest.js'

initAll()

/** Runs `start` on everything below `root` that carries the attribute. */
function each(root, attribute, start) {
  root.querySelectorAll(`[${attribute}]`).forEach(start)
}

function begin(root) {
  each(root, 'data-range-words', sayRange)
  each(root, 'data-suggest', suggest)
  each(root, 'data-alike', alike)
  each(root, 'data-print', print)
}

// ---- "Add another": `[data-rows]` holds rows, a <template> with __index__ in its names, and a `[data-add-row]` button.

function addRow(event) {
  const button = event.target.closest('[data-add-row]')
  const rows = button?.closest('[data-rows]')
  const template = rows?.querySelector('template')
  if (!template) return
  event.preventDefault()
  const index = Number(rows.dataset.next ?? rows.querySelectorAll('[data-row]').length)
  rows.dataset.next = index + 1
  const row = document.createElement('div')
  row.dataset.row = ''
  row.append(template.content.cloneNode(true))
  row.querySelectorAll('*').forEach(element => {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll('__index__', index)
  })
  template.before(row)
  initAll({ scope: row })
  begin(row)
  row.querySelector('input:not([type=hidden]), select, textarea')?.focus()
}

function removeRow(event) {
  const row = event.target.closest('[data-remove-row]')?.closest('[data-row]')
  if (!row) return
  event.preventDefault()
  const rows = row.closest('[data-rows]')
  row.remove()
  rows.dispatchEvent(new Event('input', { bubbles: true }))
  rows.querySelector('[data-add-row]')?.focus()
}

// ---- A slider that says what its number means: data-range-words="Not at all|A little|..." from its least to its most.

function sayRange(range) {
  const words = range.dataset.rangeWords.split('|')
  const said = document.querySelector(`output[for="${CSS.escape(range.id)}"]`)
  const say = () => {
    const [least, most, now] = [Number(range.min), Number(range.max || 100), Number(range.value)]
    const word = words[Math.round(((now - least) / (most - least)) * (words.length - 1))]
    range.setAttribute('aria-valuetext', `${now} out of ${most}: ${word}`)
    if (said) said.textContent = `${now}: ${word}`
  }
  range.addEventListener('input', say)
  say()
}

function print(button) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// ---- Sending: once, and from the keyboard with Ctrl and Enter.

function sendOnce(event) {
  const form = event.target
  if (form.method !== 'post') return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
}

// A page brought back by the back button may be sent again.
window.addEventListener('pageshow', () => each(document, 'data-sent', form => delete form.dataset.sent))

// ---- Keys. Single letters work only outside fields and can be turned off, as people who speak to their computer need.

const typing = element => element.closest('input, textarea, select, [contenteditable]')
const keysAreOn = () => localStorage.getItem('kith-keys') !== 'off'

function key(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest('form')
    if (form) event.preventDefault()
    return form?.requestSubmit()
  }
  if (event.key === 'Escape') return closeMenus(event)
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !keysAreOn()) return
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!target) return
  event.preventDefault()
  target.click()
}

function closeMenus(event) {
  document.querySelectorAll('.kith-menu[open]').forEach(menu => {
    if (event.type === 'keydown') menu.querySelector('summary').focus()
    if (event.type === 'keydown' || !menu.contains(event.target)) menu.open = false
  })
}

function toggleKeys(button) {
  const say = () => { button.textContent = `Keyboard shortcuts: ${keysAreOn() ? 'on' : 'off'}` }
  button.hidden = false
  button.addEventListener('click', () => {
    localStorage.setItem('kith-keys', keysAreOn() ? 'off' : 'on')
    say()
  })
  say()
}

document.addEventListener('click', addRow)
document.addEventListener('click', removeRow)
document.addEventListener('click', closeMenus)
document.addEventListener('keydown', key)
document.addEventListener('submit', sendOnce)
each(document, 'data-keys-toggle', toggleKeys)
each(document, 'data-autosave', autosave)
begin(document)
