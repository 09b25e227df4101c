// A director sees where numbers are heading and tries a reform out; an analyst forecasts from the council's own returns.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, PEOPLE } from './harness.mjs'

const RUN_MILLISECONDS_MAX = 60_000 // a forecast in an unoptimised build on a busy machine

/** Waits until nothing is being worked out any more. */
async function ready(seat) {
  const until = Date.now() + RUN_MILLISECONDS_MAX
  while (await seat.page.getByRole('progressbar').count()) {
    assert.ok(Date.now() < until, 'the forecast takes too long')
    await seat.turn(async () => {})
  }
}

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const file = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n') + '\n') })

/** Years of a small council: two children come each month and stay for a year and a half; three live in a home. */
function returns(years) {
  const files = []
  const day = (year, month, date) => `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`
  for (const year of years) {
    const [header, episodes] = [[HEADER], [EPISODES]]
    for (let number = 0; number < 24 * 9; number++) {
      const [from, to] = [Math.floor(number / 2), Math.floor(number / 2) + 18].map(months => ({ year: 2016 + Math.floor(months / 12), month: months % 12 + 1 }))
      const begins = from.year * 12 + from.month
      const ends = to.year * 12 + to.month
      const [first, last] = [(year - 1) * 12 + 4, year * 12 + 3]
      if (begins > last || ends < first) continue
      header.push(`C${number},1,${day(2008 + number % 8, 5, 4)},WBRI,UN3,,`)
      const place = number % 24 === 0 ? 'K2' : 'U4'
      episodes.push(`C${number},${day(from.year, from.month, 3)},S,C2,N1,${place},PR1,${ends <= last ? day(to.year, to.month, 9) : ''},${ends <= last ? 'E4A' : ''},,,,`)
    }
    files.push(file(`header ${year}.csv`, header), file(`episodes ${year}.csv`, episodes))
  }
  return files
}

test('a director sees where it is heading and tries a reform out', async t => {
  const house = await open(t)
  const imogen = await house.signIn(PEOPLE.director)
  await imogen.follow('Forecasts')
  await ready(imogen)
  await imogen.says('Where we stand, and where it is heading')
  await imogen.says('Aldermoor in published figures')
  await imogen.says('Made-up England')
  await imogen.says('These figures are made up')
  await imogen.picture('forecasts')

  await imogen.follow('Children looked after on 31 March')
  await imogen.says('80% likely between')
  await imogen.says('Back-test: mean error')
  await imogen.says('Straight line')
  await imogen.picture('forecasts-published')
  const chart = imogen.page.getByRole('img', { name: /Aldermoor: / })
  assert.equal(await chart.count(), 1, 'the chart is named by its finding')
  const csv = await (await imogen.page.request.get(`${house.address}/forecasts/published/looked-after/forecast.csv`)).text()
  assert.match(csv.split('\n')[1], /"kith-forecast [^"]+","none drawn","[0-9a-f]{16}"/)
  await imogen.set('place', 'E92000001')
  await imogen.press('Show')
  await imogen.says('Made-up England: ')

  await imogen.follow('All forecasts')
  await imogen.follow('Made-up returns of Aldermoor')
  await ready(imogen)
  for (const part of ['children in care on 31 March', 'Homes needed', 'Why the yearly cost changes', 'Back-test', 'What the number at the end hangs on', 'What became of the data']) await imogen.says(part)
  await imogen.says('are shown as “c”')
  const small = await imogen.page.locator('#part-homes td, #part-ages td, #part-rates td').allInnerTexts()
  assert.ok(small.length > 30 && !small.some(text => /^[1-5]( \(|$)/.test(text)), `no small number is shown: ${small}`)
  await imogen.picture('forecasts-returns')
  const returned = imogen.path()
  const homes = await (await imogen.page.request.get(`${house.address}${returned}/download/homes.csv`)).text()
  assert.match(homes, /"kith-forecast [^"]+","1","[0-9a-f]{16}"/)

  // With the keyboard alone: the reform, its reach, trying it out.
  await imogen.follow('Try a reform')
  await imogen.says('some evidence')
  await imogen.picture('forecasts-choose')
  await imogen.follow('Family Help reaches more families earlier')
  await imogen.picture('forecasts-build')
  await imogen.set('reach-1', '400')
  await imogen.named('reach-1').press('Enter')
  await imogen.page.waitForLoadState('load')
  await imogen.look()
  await imogen.says('The reach of change 1 must be a number from 0 to 100')
  await imogen.set('reach-1', '80')
  await imogen.turn(() => imogen.named('reach-1').press('Enter'))
  await ready(imogen)
  for (const part of ['fewer children in care', 'Pays for itself', '80% likely from', 'What was assumed', 'some evidence', 'the parts add up']) await imogen.says(part)
  await imogen.picture('forecasts-compared')

  await imogen.go(`${returned}/scenarios/family-help`)
  await imogen.press('Save it')
  await imogen.says('Give it a name of its own')
  await imogen.says('Say why it is saved')
  await imogen.set('name', 'Family Help for four in five')
  await imogen.set('why', 'For the reform board in June: the reach that the plan promises')
  await imogen.press('Save it')
  await imogen.says('The scenario is saved')
  await imogen.go('/forecasts')
  await imogen.says('For the reform board in June')
  await imogen.says('Imogen Sallow')

  // A lead practitioner plans nothing.
  const grace = await house.signIn(PEOPLE.lead)
  await grace.neverSays('/forecasts')
  await grace.go('/forecasts')
  await grace.neverSays('published figures')
  await house.leave()
})

test('an analyst forecasts from returns, shares it, and forgets it', async t => {
  const house = await open(t)
  const tom = await house.signIn(PEOPLE.analyst)
  await tom.go('/forecasts/returns')
  await tom.picture('forecasts-give')
  await tom.set('ahead', '0')
  await tom.press('Forecast')
  await tom.says('Choose the files of the returns')
  await tom.says('Years ahead must be a number from 1 to 10')

  // What cannot be right is said, with what would help.
  await tom.named('years').setInputFiles([file('notes.csv', ['name,shoe size', 'x,1'])])
  await tom.set('ahead', '3')
  await tom.press('Forecast')
  await ready(tom)
  await tom.says('No episode could be read')
  await tom.says('notes.csv')
  await tom.go('/forecasts/returns')
  await tom.named('years').setInputFiles(returns([2024]))
  await tom.press('Forecast')
  await ready(tom)
  await tom.says('at least two years of returns')

  await tom.go('/forecasts/returns')
  await tom.named('years').setInputFiles(returns([2020, 2021, 2022, 2023, 2024]))
  await tom.set('title', 'Five years of Aldermoor')
  await tom.press('Forecast')
  await ready(tom)
  await tom.says('children in care on 31 March 2024')
  await tom.says('Five years of Aldermoor')
  const mine = tom.path()
  // Whoever brought the rows sees small numbers; others see them once shared, and then hidden.
  const own = await (await tom.page.request.get(`${house.address}${mine}/download/homes.csv`)).text()
  assert.match(own, /"Children’s homes","[1-5]\.0000"/)
  const imogen = await house.signIn(PEOPLE.director)
  await imogen.go(mine)
  await imogen.neverSays('Five years of Aldermoor')
  await tom.press('Share with those who may see forecasts')
  await tom.says('for twelve hours')
  await imogen.go('/forecasts')
  await imogen.follow('Five years of Aldermoor')
  const theirs = await (await imogen.page.request.get(`${house.address}${mine}/download/homes.csv`)).text()
  assert.match(theirs, /"Children’s homes","c"/)
  await tom.press('Forget it now')
  await tom.says('The forecast is forgotten')
  await imogen.go(mine)
  await imogen.neverSays('Five years of Aldermoor')
  await house.leave()
})

test('forecasts are read and tried out with scripts off', async t => {
  const house = await open(t)
  const imogen = await house.signIn(PEOPLE.director, { javaScriptEnabled: false })
  await imogen.follow('Forecasts')
  await ready(imogen)
  await imogen.follow('Made-up returns of Aldermoor')
  await ready(imogen)
  await imogen.follow('Try a reform')
  await imogen.follow('More foster carers')
  await imogen.press('Try it out')
  await ready(imogen)
  await imogen.says('Pays for itself')
  await house.leave()
})
