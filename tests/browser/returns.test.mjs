// An analyst checks a return before it is sent: gives the files, reads what was found, takes it away, forgets it.
import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { open, PEOPLE } from './harness.mjs'

const SAMPLES = new URL('../../../shared/samples/', import.meta.url).pathname
const ASK_MILLISECONDS_MAX = 60_000 // a sample with many findings, in an unoptimised build on a busy machine

const HEADER = `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
AM0001,F,01/02/2016,WBRI,UN3,,
AM0002,M,31/02/2012,BAFR,UN3,,
=2+3,X,03/04/2012,MWBC,UN3,,
`
const EPISODES = `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
AM0001,01/05/2026,S,C2,N1,U1,PR1,,,,,,
AM0001,01/07/2026,P,C2,N1,U4,PR1,,,CARPL,,,
`
const CENSUS = `<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
<Children><Child><ChildIdentifiers><LAchildID>AM0001</LAchildID><PersonBirthDate>2027-02-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics></Child></Children></Message>`

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** Gives files to a field, as somebody who chooses them does. */
const give = (seat, field, files) => seat.named(field).setInputFiles(files)

test('an analyst checks a return of looked-after children', async t => {
  const house = await open(t)
  const tom = await house.signIn(PEOPLE.analyst)
  await tom.follow('Returns')
  await tom.picture('returns')

  // Nothing chosen: said at once, and nothing lost.
  await tom.set('authority', '999')
  await tom.press('Check the return')
  await tom.says('Choose the files of the return')
  await tom.says('Enter the council')
  assert.equal(await tom.named('authority').inputValue(), '999')

  await tom.set('authority', '318')
  await tom.set('year', '2027')
  await give(tom, 'now', [file('who.csv', HEADER), file('where.csv', EPISODES), file('notes.csv', 'name,shoe size\nx,1\n')])
  await tom.press('Check the return')
  await tom.says('3 children')
  await tom.says('Date of birth is missing or is not a real day')
  await tom.says('notes.csv')
  await tom.says('Rules that were not run')
  await tom.picture('returns-found')
  const found = tom.path()

  await tom.follow('102')
  await tom.says('AM0002')
  await tom.says('31/02/2012')
  await tom.picture('returns-rule')
  await tom.go(found)
  await tom.follow('Read by child')
  await tom.unfold(tom.page.getByText('Date of birth is missing').first())
  await tom.look()
  await tom.picture('returns-children')

  const list = await tom.page.request.get(`${house.address}${found}/download/findings.csv`)
  const rows = (await list.text()).split('\n')
  assert.match(rows[0], /^rule,table,row,severity,child,fields,values,message,what to do/)
  assert.ok(rows.some(row => row.startsWith('102,Header,1,error,AM0002,')), rows.join('\n'))
  assert.ok(rows.some(row => row.startsWith("101,Header,2,error,'=2+3,")), 'no cell is a formula')
  const page = await tom.page.request.get(`${house.address}${found}/download/report.html`)
  assert.match(page.headers()['content-disposition'], /^attachment/)

  // It is for whoever gave it.
  const ruth = await house.signIn(PEOPLE.auditor)
  await ruth.go(found)
  await ruth.neverSays('AM0002')

  await tom.go(found)
  await tom.press('Forget it now')
  await tom.says('The check is forgotten')
  await tom.go(found)
  await tom.neverSays('AM0002')
  await house.leave()
})

test('an analyst checks a children in need census', async t => {
  const house = await open(t)
  const tom = await house.signIn(PEOPLE.analyst)
  await tom.go('/returns')
  await tom.set('kind', 'cin')
  await tom.set('year', '2026')
  await give(tom, 'now', [file('census.xml', CENSUS)])
  await tom.press('Check the return')
  await tom.says('CIN census 2025/26')
  await tom.says('1 children')
  await tom.follow('8520')
  await tom.says('2027-02-01')

  await tom.go('/returns')
  await tom.set('kind', 'cin')
  await give(tom, 'now', [file('census.xml', '<html/>')])
  await tom.press('Check the return')
  await tom.says('not a CIN census message')
  await house.leave()
})

test('the sector’s sample is read while the page tells how far it has come', async t => {
  const folder = join(SAMPLES, '903/csv')
  const names = await readdir(folder).catch(() => [])
  if (!names.length) return t.skip('the samples are not beside the project')
  const house = await open(t)
  const tom = await house.signIn(PEOPLE.analyst)
  await tom.go('/returns')
  const files = await Promise.all(names.map(async name => ({ name, mimeType: 'text/csv', buffer: await readFile(join(folder, name)) })))
  await give(tom, 'now', files)
  await give(tom, 'last', files)
  await tom.press('Check the return')
  // The page asks again by itself until the check is done.
  const until = Date.now() + ASK_MILLISECONDS_MAX
  while (await tom.page.getByRole('progressbar').count()) {
    assert.ok(Date.now() < until, 'the check takes too long')
    await tom.turn(async () => {})
  }
  await tom.says('2676 children')
  await tom.follow('Read by child')
  await tom.follow('Next page')
  await tom.says('Page 2')
  await house.leave()
})
