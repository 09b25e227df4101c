// Says while somebody is being written down that they may be on record already: <input data-alike="/people/alike"> is the first name,
// and the answers beside it have names that begin alike. Nothing is decided here: it offers to look, and to pick where the form can.

const PAUSE = 400 // milliseconds after the last change: a name and a date are one thought

export function alike(input) {
  const place = document.createElement('div')
  place.setAttribute('role', 'status')
  const row = input.closest('[data-row], .kith-row') ?? input.closest('form')
  const beside = name => input.form.elements[input.name.replace(/[^.]*$/, name)]
  let timer, asking

  function offer(person) {
    const line = document.createElement('p')
    line.className = 'govuk-body'
    line.append(`${person.text} is on record: ${person.reasons.join(', ')}. `)
    if (person.href) {
      const look = document.createElement('a')
      look.className = 'govuk-link'
      look.href = person.href
      look.target = '_blank'
      look.rel = 'noopener'
      look.textContent = 'Look (opens in a new tab)'
      line.append(look, ' ')
    } else {
      line.append(`${person.hint}. `)
    }
    const known = beside('known')
    if (known && person.id) {
      const same = document.createElement('button')
      same.type = 'button'
      same.className = 'govuk-button govuk-button--secondary'
      same.textContent = `This is ${person.text}`
      same.addEventListener('click', () => {
        known.value = person.id
        place.textContent = `${person.text} is picked from the record.`
        input.focus()
      })
      line.append(same)
    }
    return line
  }

  async function ask() {
    if (beside('known')?.value) return
    asking?.abort()
    asking = new AbortController()
    const body = new URLSearchParams({ token: input.form.elements.token?.value ?? '' })
    for (const name of ['forename', 'surname', 'born', 'upn']) body.set(name, beside(name)?.value ?? '')
    if (!body.get('surname') && !body.get('born')) return
    try {
      const answer = await fetch(input.dataset.alike, { method: 'POST', body, signal: asking.signal, redirect: 'manual' })
      if (!answer.ok) return
      const people = await answer.json()
      place.replaceChildren(...people.map(offer))
      if (people.length && !place.isConnected) row.append(place)
    } catch {
      // Registering goes on without it; the page after saving compares again.
    }
  }

  row.addEventListener('change', event => {
    if (!['forename', 'surname', 'born', 'upn'].some(name => event.target === beside(name))) return
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  })
}
