// Says, before the page is drawn, that scripts run here, so that what only they can open never flickers open first.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
