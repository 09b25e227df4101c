// Suggestions while somebody types: <input data-suggest="/people/suggest">. What they type is sent in a body, because a name in
// an address would stay in logs. The answer is JSON: [{"id": ..., "text": ..., "hint": ..., "href": ...}], the last three as
// wanted. A choice fills the field, puts `id` in the input that `data-suggest-into` selects, and follows `href` if there is one.
// Keys and roles are those of an editable combobox with a list (ARIA 1.2).

const PAUSE = 200 // milliseconds: quicker than a glance, slower than a letter
const FEWEST_LETTERS = 2 // one letter would list half of the authority

export function suggest(input) {
  const list = document.createElement('ul')
  const heard = document.createElement('div')
  list.id = `${input.id}-suggestions`
  list.className = 'kith-suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggestions')
  heard.className = 'govuk-visually-hidden'
  heard.setAttribute('aria-live', 'polite')
  input.after(list, heard)
  input.autocomplete = 'off'
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    input.setAttribute(name, value)
  }
  const into = input.dataset.suggestInto && document.querySelector(input.dataset.suggestInto)
  let timer, asking, offered = [], at = -1

  function close() {
    list.hidden = true
    at = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function show(people) {
    offered = people
    list.replaceChildren(...people.map((person, index) => {
      const option = document.createElement('li')
      const hint = document.createElement('span')
      option.id = `${list.id}-${index}`
      option.className = 'kith-suggestions__option'
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      hint.className = 'kith-suggestions__hint'
      hint.textContent = person.hint ?? ''
      option.append(person.text, ' ', hint)
      option.addEventListener('mousedown', event => event.preventDefault()) // the field keeps the focus
      option.addEventListener('click', () => choose(index))
      return option
    }))
    at = -1
    list.hidden = people.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    heard.textContent = people.length === 0 ? 'No suggestions' : `${people.length} suggestion${people.length === 1 ? '' : 's'}`
  }

  function move(to) {
    at = (to + offered.length) % offered.length
    ;[...list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === at)))
    input.setAttribute('aria-activedescendant', list.children[at].id)
    list.children[at].scrollIntoView({ block: 'nearest' })
  }

  function choose(index) {
    const person = offered[index]
    close()
    if (into) return pick(person)
    if (person.href) return location.assign(person.href)
    input.value = person.text
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** Puts somebody on record into the row: who it is, and the answers beside this one that the record holds. */
  function pick(person) {
    if (!person.id) return
    for (const [name, value] of Object.entries(person.fill ?? {})) {
      const field = input.form.elements[input.name.replace(/[^.]*$/, name)]
      if (field) field.value = value
    }
    into.value = person.id
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  async function ask() {
    asking?.abort()
    asking = new AbortController()
    const body = new URLSearchParams({ q: input.value, token: input.form?.elements.token?.value ?? '' })
    try {
      const answer = await fetch(input.dataset.suggest, { method: 'POST', body, signal: asking.signal, redirect: 'manual' })
      if (answer.ok) show(await answer.json())
    } catch {
      close() // the field works without suggestions
    }
  }

  input.addEventListener('input', () => {
    if (into) into.value = ''
    clearTimeout(timer)
    if (input.value.trim().length < FEWEST_LETTERS) return close()
    timer = setTimeout(ask, PAUSE)
  })
  input.addEventListener('keydown', event => {
    if (list.hidden || event.ctrlKey || event.metaKey) return
    const act = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at < 0 ? offered.length - 1 : at - 1),
      Enter: () => at >= 0 && choose(at),
      Escape: close,
    }[event.key]
    if (!act || (event.key === 'Enter' && at < 0)) return
    event.preventDefault()
    act()
  })
  input.addEventListener('blur', close)
}
