// Keeps a draft of a long form on the server while somebody types: <form data-autosave="/drafts/KEY">. The draft is given
// back by the server. Never by the browser, which other people in the house may open.

const PAUSE = 1500 // milliseconds without a key before saving: a breath, not every letter
const AT_LEAST_EVERY = 15_000 // milliseconds that a person who never pauses can lose
const TRY_AGAIN = 10_000 // milliseconds before another try when the network is gone

export function autosave(form) {
  const place = document.createElement('p')
  const seen = document.createElement('span')
  const heard = document.createElement('span')
  place.className = 'kith-saved'
  seen.setAttribute('aria-hidden', 'true') // its seconds tick; nobody should have to listen to that
  heard.className = 'govuk-visually-hidden'
  heard.setAttribute('aria-live', 'polite')
  place.append(seen, heard)
  const given = form.querySelector('[data-autosave-status]')
  given ? given.append(place) : form.append(place)

  let timer, savedAt, oldestUnsaved, sending, sent

  function say(text) {
    seen.textContent = text
    if (heard.textContent !== text) heard.textContent = text
  }

  function typed() {
    const now = Date.now()
    oldestUnsaved ??= now
    clearTimeout(timer)
    timer = setTimeout(save, Math.max(0, Math.min(PAUSE, oldestUnsaved + AT_LEAST_EVERY - now)))
  }

  function fields() {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    return fields
  }

  async function save() {
    if (sent || sending || !oldestUnsaved) return
    const began = oldestUnsaved
    oldestUnsaved = undefined
    sending = new AbortController()
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST', body: fields(), redirect: 'manual', signal: sending.signal, credentials: 'same-origin',
      })
      if (answer.ok) {
        savedAt = Date.now()
        say('Saved')
        return
      }
      oldestUnsaved ??= began
      const signedOut = answer.status === 401 || answer.type === 'opaqueredirect'
      say(signedOut
        ? 'Not saved: you have been signed out. Your words are still here. Sign in again in another tab, then carry on.'
        : 'Not saved: something went wrong. Your words are still here. Keep this page open.')
    } catch {
      if (sent) return
      oldestUnsaved ??= began
      say('Not saved: no connection. Your words are still here. Keep this page open, we will try again.')
    } finally {
      sending = undefined
      if (oldestUnsaved && !sent) {
        clearTimeout(timer)
        timer = setTimeout(save, savedAt > began ? PAUSE : TRY_AGAIN)
      }
    }
  }

  setInterval(() => {
    if (!savedAt || !heard.textContent.startsWith('Saved')) return
    const seconds = Math.round((Date.now() - savedAt) / 1000)
    seen.textContent = seconds < 60 ? `Saved ${seconds} seconds ago` : `Saved ${Math.floor(seconds / 60)} minutes ago`
  }, 4000)

  form.addEventListener('input', typed)
  form.addEventListener('change', typed)
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return
    sent = true
    clearTimeout(timer)
    sending?.abort()
  })
  window.addEventListener('pageshow', () => { sent = false })
  window.addEventListener('focus', save)
  document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
  window.addEventListener('beforeunload', event => { if (oldestUnsaved && !sent) event.preventDefault() })
}
