import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { importing } from './testing.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ workers: true })))
afterAll(() => app.close())

const csv = (name: string, ...lines: string[]) => ({ name, bytes: `${lines.join('\n')}\n` })

describe('an import', () => {
  test('says what a file is before anything is written', async () => {
    const ada = importing(app, app.ada)
    const { status, body } = await ada.upload('company', csv('firms.csv', 'Firma;Branche;Umsatz;Mitarbeiter;Land', 'Ørsted;energie;1.234,50;12;Dänemark', 'Müller;Handel;2;7;D')) // prettier-ignore
    expect(status).toBe(201)
    expect(body.data).toMatchObject({
      state: 'read',
      rows: 2,
      format: { delimiter: ';', encoding: 'utf-8', named: true },
    })
    expect(body.data.options.mapping).toEqual([
      { column: 0, target: 'name' },
      { column: 1, target: 'industry' },
      { column: 2, target: 'revenue' },
      { column: 3, target: 'employees' },
      { column: 4, target: 'addresses.country' },
    ])
    expect((await ada.client.get('/companies?filter={"field":"name","is":"Ørsted"}')).body.data).toEqual([])
  })

  test('writes its rows, and reports those it did not take with column, value and reason', async () => {
    const ada = importing(app, app.ada)
    const file = csv('firms.csv', 'Company,Sector,Employees', 'Alpha,Retail,7', 'Beta,technolgy,8', ',Retail,9', 'Gamma,Retail,many', 'Delta,Retail,10') // prettier-ignore
    const run = await ada.whole('company', file)
    expect(run).toMatchObject({ state: 'done', rows: 5, counts: { created: 2, updated: 0, unchanged: 0, bad: 3 } })
    const { text, headers } = await ada.client.get(`/imports/${run.id}/errors`)
    expect(headers['content-type']).toContain('text/csv')
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      'Row,Column,Value,Problem,Company,Sector,Employees',
      '2,Sector,technolgy,Industry: there is no choice “technolgy”.,Beta,technolgy,8',
      '3,,,Name must not be empty.,,Retail,9',
      '4,Employees,many,“many” is not a number.,Gamma,Retail,many',
    ])
  })

  test('leaves out whoever is restricted, with the reason, and takes the others', async () => {
    const ada = importing(app, app.ada)
    const mail = (value: string) => [{ value, primary: true }]
    const kept = (await ada.client.post('/people', { lastName: 'Kept', emails: mail('kept@file.example') })).body.data
    const free = (await ada.client.post('/people', { lastName: 'Free', emails: mail('free@file.example') })).body.data
    expect((await ada.client.post('/restrictions', { person: kept.id, reason: 'claim' })).status).toBe(201)
    const file = csv('people.csv', 'Last name,E-mail,Language', 'Kept,kept@file.example,de', 'Free,free@file.example,de') // prettier-ignore
    const { body } = await ada.upload('person', file)
    expect((await ada.preview(body.data.id)).body.data.preview.counts).toMatchObject({ bad: 1 })
    expect((await ada.run(body.data.id)).counts).toMatchObject({ updated: 1, bad: 1 })
    expect((await ada.client.get(`/imports/${body.data.id}/errors`)).text).toContain('restricted and only kept')
    const languageOf = async (id: string) => (await ada.client.get(`/people/${id}`)).body.data.language
    expect([await languageOf(kept.id), await languageOf(free.id)]).toEqual([null, 'de'])
  })

  test('takes contacts as phones hand them over', async () => {
    const ada = importing(app, app.ada)
    const cards = csv('contacts.vcf', 'BEGIN:VCARD', 'VERSION:3.0', 'N:Vantongeren;Mies;;;', 'FN:Mies Vantongeren', 'ORG:Havenwerk BV', 'TITLE:Dock master', 'EMAIL;TYPE=WORK:mies@havenwerk.example', 'EMAIL;TYPE=HOME,PREF:mies@home.example', 'TEL;TYPE=CELL:+31 6 12345678', 'ADR;TYPE=WORK:;;Kade 1;Rotterdam;;3011;Netherlands', 'BDAY:1979-03-04', 'CATEGORIES:harbour', 'END:VCARD', 'BEGIN:VCARD', 'VERSION:2.1', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Sturm', 'TEL;CELL:0171 5550199', 'END:VCARD') // prettier-ignore
    const { body } = await ada.upload('person', cards)
    expect(body.data).toMatchObject({ rows: 2, preset: 'vcard', format: { kind: 'cards', named: true } })
    expect((await ada.preview(body.data.id, { missing: { company: 'add', tags: 'add' } })).status).toBe(200)
    expect((await ada.run(body.data.id)).counts).toMatchObject({ created: 2, bad: 0 })
    const filter = encodeURIComponent(JSON.stringify({ field: 'lastName', in: ['Vantongeren', 'Sturm'] }))
    const [joerg, mies] = (await ada.client.get(`/people?filter=${filter}&sort=name`)).body.data
    expect(mies).toMatchObject({
      firstName: 'Mies',
      birthday: '1979-03-04',
      jobTitle: 'Dock master',
      emails: [
        { value: 'mies@home.example', label: 'home' },
        { value: 'mies@havenwerk.example', label: 'work' },
      ],
      phones: [{ value: '+31 6 12345678', label: 'mobile' }],
      addresses: [{ street: 'Kade 1', city: 'Rotterdam', postalCode: '3011', country: 'NL', label: 'work' }],
    })
    expect(joerg).toMatchObject({ firstName: 'Jörg', lastName: 'Sturm' })
  })

  test('takes mails, about those whose addresses are known; of nobody else', async () => {
    const ada = importing(app, app.ada)
    const { email: us } = (await ada.client.get('/me')).body.data.user
    const person = (firstName: string, value: string) =>
      ada.client.post('/people', { firstName, lastName: 'Postma', emails: [{ value }] })
    const [joke, aart] = (await Promise.all([person('Joke', 'joke@postma.example'), person('Aart', 'aart@postma.example')])).map(({ body }) => body.data.id as string) // prettier-ignore
    const mails = csv(
      'archive.mbox',
      'From joke@postma.example Mon Nov  2 10:00:00 2026', `From: =?utf-8?Q?J=C3=B6ke?= Postma <Joke@Postma.example>`, `To: ${us}`, 'Cc: someone@else.example, aart@postma.example', 'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=', 'Date: Mon, 2 Nov 2026 11:00:00 +0100', 'Message-ID: <one@postma.example>', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'Sch=F6n war es=00.', '>From then on, too.', '',
      'From ada Tue Nov  3 10:00:00 2026', `From: ${us}`, 'To: Joke <joke@postma.example>', 'Message-ID: <two@halden.example>', 'Content-Type: text/html', '', '<style>p{color:red}</style><p>Until <b>Friday</b> &amp; beyond.</p><script>alert(1)</script>', '',
      'From nobody Wed Nov  4 10:00:00 2026', 'From: list@nowhere.example', 'Subject: Win', 'Message-ID: <three@nowhere.example>', '', 'Now.',
    ) // prettier-ignore
    const { body } = await ada.upload('email', mails)
    expect(body.data).toMatchObject({ rows: 3, preset: 'mail', format: { kind: 'mail' }, options: { match: ['@id'] } })
    expect((await ada.preview(body.data.id)).body.data.preview.counts).toMatchObject({ new: 2, bad: 1 })
    const run = await ada.run(body.data.id)
    expect(run.counts).toMatchObject({ created: 2, bad: 1 })
    expect((await ada.client.get(`/imports/${run.id}/errors`)).text).toContain(
      'Nothing here is called “list@nowhere.example”.',
    )
    const filter = encodeURIComponent(JSON.stringify({ field: 'about', contains: joke }))
    const [second, first] = (await ada.client.get(`/emails?filter=${filter}&sort=-sentAt`)).body.data
    expect(first).toMatchObject({ subject: 'Grüße', direction: 'in', sentAt: '2026-11-02T10:00:00.000Z', text: 'Schön war es?.\nFrom then on, too.' }) // prettier-ignore
    expect(new Set(first.about)).toEqual(new Set([joke, aart]))
    expect(second).toMatchObject({ subject: 'Until Friday & beyond.', direction: 'out', sentAt: '2026-11-03T10:00:00.000Z', about: [joke] }) // prettier-ignore
    expect(second.text).toBe('Until Friday & beyond.')
    const timeline = (await ada.client.get(`/people/${joke}/timeline`)).body.data
    expect(timeline.filter(({ kind }: { kind: string }) => kind === 'email')).toHaveLength(2)
    const again = await ada.whole('email', mails)
    expect(again.counts).toMatchObject({ created: 0, unchanged: 2, bad: 1 })
  })

  test('takes real mails as they stand in an archive', async () => {
    const ada = importing(app, app.ada)
    const run = await ada.whole('email', join(import.meta.dirname, 'fixtures/mail/easy-ham.mbox'), {
      missing: { about: 'leave' },
    })
    expect(run.counts).toMatchObject({ created: 6, bad: 0 })
    const filter = encodeURIComponent(JSON.stringify({ field: 'sentAt', before: '2003-01-01T00:00:00Z' }))
    const found = (await ada.client.get(`/emails?filter=${filter}&sort=sentAt`)).body.data
    expect(found.map(({ sentAt, subject }: { sentAt: string; subject: string }) => [sentAt, subject])).toEqual([
      ['2002-08-22T13:15:25.000Z', "[IRR] Klez: The Virus That  Won't Die"],
      ['2002-08-22T14:19:48.000Z', '[SAdev] Interesting approach to Spam handling..'],
      ['2002-08-22T15:25:52.000Z', 'Re: New Sequences Window'],
      ['2002-08-22T19:25:24.000Z', 'Re: lifegem'],
      ['2002-08-30T15:25:31.000Z', 'Tiny DNS Swap'],
      ['2002-09-05T22:49:23.000Z', '[Spambayes] all but one testing'],
    ])
    expect(found.every(({ text }: { text: string }) => text.length > 200)).toBe(true)
  })

  test('takes a price list with its products', async () => {
    const ada = importing(app, app.ada)
    await ada.client.post('/price-books', { name: 'DACH 2026', currency: 'EUR' })
    const list = csv('prices.csv', 'Code,Name,Book,Each', 'H1,Hose,DACH 2026,4.20', 'H2,Long hose,DACH 2026,7.90')
    const mapping = ['code', 'name', 'priceEntry.book', 'priceEntry.price'].map((target, column) => ({ target, column })) // prettier-ignore
    const run = await ada.whole('product', list, { mapping, currency: 'EUR' })
    expect(run.counts).toMatchObject({ created: 2, bad: 0 })
    const prices = (await ada.client.get('/price-entries?sort=createdAt')).body.data as { price: object }[]
    expect(prices.map(({ price }) => price)).toMatchObject([{ amount: '4.20' }, { amount: '7.90' }])
  })

  test('takes notes about whom they name, by name, address or the id elsewhere', async () => {
    const ada = importing(app, app.ada)
    await ada.whole('company', csv('firms.csv', 'Company,Record ID', 'Terp Zuivel,H-77', 'Terp Kaas,H-78'))
    const notes = csv('notes.csv', 'Text,About,Written', 'By name,Terp Zuivel,2024-05-01', 'By id,H-77,2024-05-02', 'Both,"Terp Zuivel; H-78",2024-05-03', 'Nobody,Terp Wol,2024-05-04') // prettier-ignore
    const run = await ada.whole('note', notes)
    expect(run.counts).toMatchObject({ created: 3, bad: 1 })
    const filter = encodeURIComponent(JSON.stringify({ field: 'name', is: 'Terp Zuivel' }))
    const [{ id }] = (await ada.client.get(`/companies?filter=${filter}`)).body.data
    const timeline = (await ada.client.get(`/companies/${id}/timeline`)).body.data
    expect(timeline.filter(({ kind }: { kind: string }) => kind === 'note')).toHaveLength(3)
  })

  test.each([
    ['a list', (rows: object[]) => JSON.stringify(rows)],
    ['an answer of an API', (rows: object[]) => JSON.stringify({ data: rows, page: { more: false } })],
    ['lines', (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')],
  ])('takes JSON: %s', async (kind, written) => {
    const ada = importing(app, app.ada)
    const names = [`Json ${kind} one`, `Json ${kind} two`]
    const rows = [
      { name: names[0], employees: 12, address: { city: 'Ulm' }, emails: [`info@${kind.length}.example`] },
      { name: names[1], website: 'https://two.example' },
    ]
    const { body } = await ada.upload('company', { name: 'firms.json', bytes: written(rows) })
    expect(body.data).toMatchObject({ rows: 2, format: { kind: 'json' } })
    expect(body.data.columns.map(({ name }: { name: string }) => name)).toEqual(['name', 'employees', 'address.city', 'emails', 'website']) // prettier-ignore
    expect((await ada.preview(body.data.id)).status).toBe(200)
    expect((await ada.run(body.data.id)).counts).toMatchObject({ created: 2, bad: 0 })
  })

  test('says that JSON is cut off, and keeps nothing of it', async () => {
    const ada = importing(app, app.ada)
    const { status, body } = await ada.upload('company', { name: 'firms.json', bytes: '[{"name":"Half"},{"na' })
    expect(status).toBe(422)
    expect(body.fields[0]).toMatchObject({ field: 'file', message: expect.stringContaining('ends too early') })
    const empty = await ada.upload('company', { name: 'firms.json', bytes: '[]' })
    expect(empty.body.fields[0]).toMatchObject({ field: 'file', message: expect.stringContaining('no rows') })
  })

  test('reads, answers and reports in the language of whoever imports', async () => {
    const bob = importing(app, app.bob)
    await bob.client.patch('/me/preferences', { language: 'de' })
    const file = csv('firmen.csv', 'Name;Branche;Beschäftigte;Adresse (geschäftlich), Ort', 'Iota;Handel;7;Ulm', 'Kappa;Weltraum;8;Ulm', ';Bildung;viele;Ulm') // prettier-ignore
    const run = await bob.whole('company', file)
    expect(run.options.mapping.map(({ target }: { target: string }) => target)).toEqual([
      'name', 'industry', 'employees', 'addresses:work.city',
    ]) // prettier-ignore
    const { text } = await bob.client.get(`/imports/${run.id}/errors`)
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      'Zeile,Spalte,Wert,Problem,Name,Branche,Beschäftigte,"Adresse (geschäftlich), Ort"',
      '2,Branche,Weltraum,Branche: Den Auswahlwert „Weltraum“ gibt es nicht.,Kappa,Weltraum,8,Ulm',
      '3,Beschäftigte,viele,„viele“ ist keine Zahl. Name darf nicht leer sein.,,Bildung,viele,Ulm',
    ])
    await bob.client.patch('/me/preferences', { language: null })
  })

  test('offers what was probably meant, and takes the correction for every row', async () => {
    const ada = importing(app, app.ada)
    const { body } = await ada.upload(
      'company',
      csv('firms.csv', 'Company,Sector', 'Epsilon,technolgy', 'Zeta,technolgy'),
    )
    const first = (await ada.preview(body.data.id)).body.data.preview
    expect(first.counts).toMatchObject({ total: 2, new: 0, bad: 2 })
    expect(first.undecided).toMatchObject([
      { target: 'industry', value: 'technolgy', rows: 2, suggestion: 'Technology' },
    ])
    const second = (await ada.preview(body.data.id, { corrections: { industry: { technolgy: 'Technology' } } })).body
      .data.preview
    expect(second.counts).toMatchObject({ total: 2, new: 2, bad: 0 })
    expect((await ada.run(body.data.id)).counts).toMatchObject({ created: 2, bad: 0 })
  })

  test('adds names and choices that are not there only when that was decided', async () => {
    const ada = importing(app, app.ada)
    const file = csv('people.csv', 'First name,Last name,E-mail,Company,Tags', 'Kim,Lund,kim@lund.example,Lund AS,vip; fair') // prettier-ignore
    const { body } = await ada.upload('person', file)
    expect((await ada.preview(body.data.id)).body.data.preview.counts).toMatchObject({ bad: 1 })
    const decided = (await ada.preview(body.data.id, { missing: { company: 'add', tags: 'add' } })).body.data.preview
    expect(decided).toMatchObject({ counts: { new: 1, bad: 0 } })
    expect(decided.added.map((each: { record: string; count: number }) => [each.record, each.count])).toEqual([
      ['company', 1],
      ['tag', 2],
    ])
    expect((await ada.run(body.data.id)).counts).toMatchObject({ created: 1, added: 3 })
    const { data, linked } = (await ada.client.get('/people?filter={"field":"lastName","is":"Lund"}&with=company,tags'))
      .body
    expect(linked[data[0].company].title).toBe('Lund AS')
    expect(data[0].tags.map((id: string) => linked[id].title).sort()).toEqual(['fair', 'vip'])
  })

  test('fills only what is empty of records that are there, and finds a second time that nothing changes', async () => {
    const ada = importing(app, app.ada)
    const made = await ada.client.post('/people', {
      firstName: 'Ann',
      lastName: 'Old',
      emails: [{ value: 'Ann@There.example' }],
    })
    const file = csv('people.csv', 'First name,Last name,E-mail,Birthday', 'Anna,New,ann@there.example,1990-02-03')
    expect((await ada.whole('person', file)).counts).toMatchObject({ created: 0, updated: 1 })
    const after = (await ada.client.get(`/people/${made.body.data.id}`)).body.data
    expect(after).toMatchObject({ firstName: 'Ann', lastName: 'Old', birthday: '1990-02-03' })
    expect((await ada.whole('person', file)).counts).toMatchObject({ updated: 0, unchanged: 1, bad: 0 })
    expect((await ada.whole('person', file, { update: 'overwrite' })).counts).toMatchObject({ updated: 1 })
    expect((await ada.client.get(`/people/${made.body.data.id}`)).body.data).toMatchObject({
      firstName: 'Anna',
      lastName: 'New',
    })
  })

  test('recognises a record by the id it had elsewhere, and links files by such ids', async () => {
    const ada = importing(app, app.ada)
    const accounts = csv('Account.csv', 'Id,IsDeleted,MasterRecordId,Name,BillingCity', '001A,0,,Northwind,Seattle')
    expect((await ada.whole('company', accounts)).preset).toBe('salesforce')
    const contacts = csv(
      'Contact.csv',
      'Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,MailingCity',
      '003A,0,,001A,Davolio,Nancy,Seattle',
    )
    expect((await ada.whole('person', contacts)).counts).toMatchObject({ created: 1 })
    const { data, linked } = (await ada.client.get('/people?filter={"field":"lastName","is":"Davolio"}&with=company'))
      .body
    expect(linked[data[0].company].title).toBe('Northwind')
    expect((await ada.whole('person', contacts)).counts).toMatchObject({ created: 0, unchanged: 1 })
  })

  test('where somebody works comes to one who is there as a role; with overwrite a new one joins the old', async () => {
    const ada = importing(app, app.ada)
    const made = await ada.client.post('/people', { lastName: 'Mover', emails: [{ value: 'mover@farley.example' }] })
    const { id } = made.body.data
    const at = (company: string) =>
      csv('people.csv', 'Last name,E-mail,Company,Job title', `Mover,mover@farley.example,${company},Pilot`)
    const roles = async () => {
      const { data, linked } = (
        await ada.client.get(`/employments?filter={"field":"person","is":"${id}"}&with=company`)
      ).body
      return data
        .map((role: { company: string; title: string }) => `${role.title} at ${linked[role.company].title}`)
        .sort()
    }
    const options = { missing: { company: 'add' } }
    expect((await ada.whole('person', at('First Air'), options)).counts).toMatchObject({ updated: 1, added: 1 })
    expect(await roles()).toEqual(['Pilot at First Air'])
    expect((await ada.client.get(`/people/${id}`)).body.data).toMatchObject({ jobTitle: 'Pilot' })
    const again = await ada.whole('person', at('Second Air'), options)
    // A company that only rows name which are not written is not made.
    expect(again).toMatchObject({ preview: { counts: { unchanged: 1 } }, counts: { unchanged: 1, added: 0 } })
    expect((await ada.whole('person', at('Second Air'), { ...options, update: 'overwrite' })).counts).toMatchObject({
      updated: 1,
    })
    expect(await roles()).toEqual(['Pilot at First Air', 'Pilot at Second Air'])
  })

  test('reports rows that say the same twice, however they are written and also once one is put right', async () => {
    const ada = importing(app, app.ada)
    const twins = async (lines: string, changes?: object) => {
      const file = { name: 'twins.csv', bytes: `First Name,Email\n${lines}\n` }
      const { body } = await ada.upload('person', file)
      const { data } = (await ada.preview(body.data.id, changes)).body
      return data.preview.problems.map(({ row, reason }: { row: number; reason: string }) => `${row}: ${reason}`)
    }
    const second = ['2: Row 1 has the same e-mail.']
    expect(await twins('Ann,one@twins.example\nAnn, One@Twins.example ')).toEqual(second)
    expect(await twins('Ann,one@twins.example\nAnn,two@twins.example;one@twins.example')).toEqual(second)
    expect(await twins('Ann,one@twins.example\nAnn,mailto:one@twins.example')).toEqual(second)
    expect(await twins('Ann,one@twins.example\nAnn,two@twins.example')).toEqual([])
    const cells = [{ row: 2, column: 1, text: 'one@twins.example' }]
    expect(await twins('Ann,one@twins.example\nAnn,two@twins.example', { cells })).toEqual(second)
  })

  test('reports rows that say the same twice', async () => {
    const ada = importing(app, app.ada)
    const file = csv('people.csv', 'Last name,E-mail', 'One,twin@farley.example', 'Two,Twin@farley.example')
    const run = await ada.whole('person', file)
    expect(run.counts).toMatchObject({ created: 1, bad: 1 })
    expect(run.preview.problems).toMatchObject([{ row: 2, kind: 'duplicate', reason: 'Row 1 has the same e-mail.' }])
  })

  test('reports a row that is called like somebody who is there, unless each is to be added', async () => {
    const ada = importing(app, app.ada)
    await ada.client.post('/people', {
      firstName: 'Grace',
      lastName: 'Hopper',
      emails: [{ value: 'grace@navy.example' }],
    })
    const file = csv(
      'people.csv',
      'First name,Last name,E-mail',
      'Grace,Hopper,',
      'grace,HOPPER,other@navy.example',
      'Grace,Hopperly,',
    )
    const run = await ada.whole('person', file)
    expect(run.counts).toMatchObject({ created: 2, bad: 1 })
    expect(run.preview.problems).toMatchObject([{ row: 1, kind: 'duplicate', value: 'Grace Hopper' }])
    expect(
      (await ada.whole('person', csv('a.csv', 'First name,Last name', 'Grace,Hopper'), { duplicates: 'create' }))
        .counts,
    ).toMatchObject({ created: 1 })
  })

  test('takes a workbook as it takes text', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Leute')
    sheet.addRow(['Vorname', 'Nachname', 'Geburtstag', 'E-Mail'])
    sheet.addRow(['Jürgen', 'Weiß', new Date(Date.UTC(1980, 1, 29)), 'juergen@weiss.example'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const ada = importing(app, app.ada)
    const run = await ada.whole('person', { name: 'Leute.xlsx', bytes })
    expect(run).toMatchObject({ sheets: ['Leute'], counts: { created: 1, bad: 0 } })
    const { data } = (await ada.client.get('/people?filter={"field":"lastName","is":"Weiß"}')).body
    expect(data[0]).toMatchObject({ firstName: 'Jürgen', birthday: '1980-02-29' })
  })

  test('asks about dates that could be read two ways', async () => {
    const ada = importing(app, app.ada)
    const file = csv('people.csv', 'Last name,Birthday', 'Uno,03/04/1990', 'Due,05/06/1991')
    const { body } = await ada.upload('person', file)
    const first = (await ada.preview(body.data.id)).body.data.preview
    expect(first).toMatchObject({ counts: { bad: 2 }, ambiguous: [{ column: 1, kind: 'dates' }] })
    await ada.preview(body.data.id, { dates: { 1: 'mdy' } })
    await ada.run(body.data.id)
    const { data } = (
      await ada.client.get('/people?filter={"field":"lastName","is":"Uno"}&sort=-createdAt&fields=birthday,lastName')
    ).body
    expect(data[0].birthday).toBe('1990-03-04')
  })

  test('can be undone as a whole', async () => {
    const ada = importing(app, app.ada)
    const made = await ada.client.post('/companies', { name: 'Stays' })
    const run = await ada.whole('company', csv('firms.csv', 'Company,Employees', 'Goes,1', 'Stays,2'))
    expect(run.counts).toMatchObject({ created: 1, updated: 1 })
    const undone = await ada.client.post('/undo', { cause: run.cause })
    expect(undone.body.data.conflicts).toEqual([])
    expect((await ada.client.get(`/companies/${made.body.data.id}`)).body.data.employees).toBeNull()
    expect((await ada.client.get('/companies?filter={"field":"name","is":"Goes"}')).body.data).toEqual([])
  })

  test('reads UTF-16, Windows-1252 and broken quotation marks', async () => {
    const ada = importing(app, app.ada)
    const utf16 = { name: 'a.csv', bytes: Buffer.from('\uFEFFCompany;Employees\nMüller;1\n', 'utf16le') }
    expect((await ada.upload('company', utf16)).body.data).toMatchObject({ rows: 1, format: { encoding: 'utf-16le' } })
    const latin = { name: 'b.csv', bytes: Buffer.from('Company;Employees\nM\xfcller\x80;1\n', 'latin1') }
    const { data } = (await ada.upload('company', latin)).body
    expect(data).toMatchObject({ format: { encoding: 'windows-1252' } })
    expect(data.columns[0].samples).toEqual(['Müller€'])
    const broken = csv('c.csv', 'Company,Employees', '"Never closed,1', 'Other,2', 'Third,3')
    expect((await ada.upload('company', broken)).body.data).toMatchObject({ rows: 3 })
  })

  test('takes UTF-8 with a foreign line, and reports that line', async () => {
    const ada = importing(app, app.ada)
    const good = Array.from({ length: 30 }, (_, index) => `Größe ${index},1\n`).join('')
    const bytes = Buffer.concat([Buffer.from(`Company,Employees\n${good}`), Buffer.from('M\xfcller,2\n', 'latin1')])
    const run = await ada.whole('company', { name: 'mixed.csv', bytes })
    expect(run).toMatchObject({ format: { encoding: 'utf-8' }, counts: { created: 30, bad: 1 } })
    expect(run.preview.problems).toMatchObject([{ row: 31, reason: 'Some bytes are no text in this encoding.' }])
  })

  test('refuses what it does not know, naming it', async () => {
    const ada = importing(app, app.ada)
    const { data } = (await ada.upload('company', csv('a.csv', 'Company', 'Acme'))).body
    const faults = async (changes: object) => {
      const { status, body } = await ada.client.patch(`/imports/${data.id}`, changes)
      return [status, body.fields?.map((each: { field: string }) => each.field)]
    }
    expect(await faults({ mapping: [{ column: 0, target: 'constructor' }] })).toEqual([422, ['mapping.0']])
    expect(await faults({ mapping: [{ column: 7, target: 'name' }] })).toEqual([422, ['mapping.0']])
    expect(await faults({ nameTemplate: '{account}' })).toEqual([422, ['nameTemplate']])
    expect(await faults({ colour: 'blue' })).toEqual([422, ['colour']])
    expect(await faults({ format: { encoding: 'klingon' } })).toEqual([422, ['format.encoding']])
    expect((await ada.upload('file', csv('a.csv', 'Name', 'x'))).status).toBe(422)
    expect((await ada.upload('company', csv('a.csv', 'Company'))).status).toBe(422)
    expect((await ada.client.post(`/imports/${data.id}/run`)).status).toBe(409)
  })

  test('reads the file anew when its format is put right', async () => {
    const ada = importing(app, app.ada)
    const { data } = (
      await ada.upload('company', { name: 'a.csv', bytes: Buffer.from('Company;Employees\n\xc4rzte;1\n', 'latin1') })
    ).body
    const changed = await ada.client.patch(`/imports/${data.id}`, { format: { encoding: 'windows-1251' } })
    expect(changed.body.data.columns[0].samples).toEqual(['Дrzte'])
  })
})

describe('who may import', () => {
  test('a viewer may not, and nobody sees the import of another', async () => {
    const vera = await importing(app, app.vera).upload('company', csv('a.csv', 'Company', 'Acme'))
    expect(vera.status).toBe(403)
    const { body } = await importing(app, app.bob).upload('company', csv('a.csv', 'Company', 'Acme'))
    expect((await app.as(app.vera).get(`/imports/${body.data.id}`)).status).toBe(404)
    expect((await app.as(app.ada).get(`/imports/${body.data.id}`)).status).toBe(200)
  })

  test('a member brings in what is theirs, and no users', async () => {
    const bob = importing(app, app.bob)
    const file = csv('a.csv', 'Company,Owner', 'Bobs own,Bob', 'Adas,Ada')
    const run = await bob.whole('company', file)
    expect(run.counts).toMatchObject({ created: 1, bad: 1 })
    expect(run.preview.problems).toMatchObject([{ row: 2, kind: 'forbidden' }])
    expect((await bob.upload('user', csv('u.csv', 'Name', 'Eve'))).status).toBe(403)
  })

  test('a member does not change the records of others', async () => {
    const made = await app.as(app.ada).post('/companies', { name: 'Of Ada' })
    const run = await importing(app, app.bob).whole('company', csv('a.csv', 'Company,Employees', 'Of Ada,5'))
    expect(run.counts).toMatchObject({ updated: 0, bad: 1 })
    expect((await app.as(app.ada).get(`/companies/${made.body.data.id}`)).body.data.employees).toBeNull()
  })

  test('nobody gives a role by a file', async () => {
    const { body } = await importing(app, app.ada).upload('user', csv('u.csv', 'Name,Role', 'Eve,owner'))
    const changed = await app
      .as(app.ada)
      .patch(`/imports/${body.data.id}`, { mapping: [{ column: 1, target: 'role' }] })
    expect(changed.status).toBe(422)
  })
})
