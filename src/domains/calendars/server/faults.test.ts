import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import {
  findOrInstallRadicale,
  startCalendarServer,
  type TestCalendarServer,
} from '../../../../test/calendar-server.ts'
import { startFaultProxy, type Fault, type FaultProxy } from '../../../../test/fault-proxy.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openWatch } from './watch.ts'

const has = findOrInstallRadicale()
if (!has) console.log('Left out: calendars through a bad network, since there is no Radicale and it cannot be installed here.') // prettier-ignore

let app: TestApp
let ada: Client
let real: TestCalendarServer
let proxy: FaultProxy
let lying: Server
let watch: Awaited<ReturnType<typeof openWatch>>
/** What the lying server says to each method; null: nothing, for ever. */
let story: (method: string, body: string) => [number, string] | null

beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  ada = app.as(app.ada)
  lying = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const said = story(request.method!, body)
    if (said) response.writeHead(said[0], { 'content-type': 'application/xml' }).end(said[1])
  }).listen(0, '127.0.0.1')
  if (has) {
    real = await startCalendarServer('faulty', 'calm')
    proxy = await startFaultProxy(Number(new URL(real.url).port))
  }
  watch = await openWatch(app.site, undefined, { patienceMs: 5_000, leaseMs: 30_000, restMs: 3_600_000 })
})
afterAll(async () => {
  lying.closeAllConnections()
  lying.close()
  for (const each of [watch, app, proxy, real]) await each?.close()
})

async function connected(url: string, userName: string, password = 'any'): Promise<string> {
  const { id } = (await ada.post('/calendar-accounts', { name: userName })).body.data
  const answer = await ada.post(`/calendar-accounts/${id}/connect`, { url, userName, password })
  expect(answer.status, answer.text).toBe(200)
  return id
}
const syncOf = async (id: string) => (await ada.get(`/calendar-accounts/${id}/sync`)).body.data
const run = <R>(text: string, ...values: unknown[]) =>
  app.workspace.db.run<R & Record<string, unknown>>({ text, values })
const soon = (id: string) => run('update calendar_connection set due_at = clock_timestamp(), read_at = null, trouble = null where account_id = $1', id) // prettier-ignore
const titles = async (like: string) => (await run<{ title: string }>('select title from meetings where title like $1 and deleted_at is null order by title', like)).map(({ title }) => title) // prettier-ignore
const patience = { timeout: 40_000 }
const ics = (uid: string, title: string, more = '') =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'DTSTART:20260302T090000Z', `SUMMARY:${title}`, ...(more ? [more] : []), 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n') // prettier-ignore

test.runIf(has)('through a network that cuts off and falls silent nothing is lost and nothing doubled, and other accounts go on', { timeout: 90_000 }, async () => {
  const place = await real.make('faulty', 'work')
  for (let at = 0; at < 60; at++) await real.ask('faulty', 'PUT', `${place}${at}.ics`, ics(`f${at}`, `Fault ${at}`, `DESCRIPTION:${'x'.repeat(4_000)}`))
  await real.ask('calm', 'PUT', `${await real.make('calm', 'work')}c.ics`, ics('c', 'Calm'))
  proxy.fault = null
  const id = await connected(`http://127.0.0.1:${proxy.port}/`, 'faulty', real.password)
  const faults: Fault[] = [{ cutAfter: 2_000 }, { cutAfter: 60_000 }, { silentAfter: 100_000 }]
  for (const fault of faults) {
    proxy.fault = fault
    await soon(id)
    await expect.poll(async () => (await syncOf(id)).connection, patience).toMatchObject({ trouble: expect.stringMatching(/^(unreachable|late|failed)$/) })
  }
  const calm = await connected(real.url, 'calm', real.password)
  await expect.poll(async () => (await syncOf(calm)).counts, patience).toMatchObject({ taken: 1 })
  proxy.fault = null
  await soon(id)
  await expect.poll(async () => (await syncOf(id)).counts, { timeout: 40_000 }).toEqual({ due: 0, taken: 60, skipped: 0, failed: 0 })
  const all = await titles('Fault %')
  expect([all.length, new Set(all).size]).toEqual([60, 60])
}) // prettier-ignore

const response = (href: string, props: string, status = '') => `<response><href>${href}</href>${status || `<propstat><prop>${props}</prop><status>HTTP/1.1 200 OK</status></propstat>`}</response>` // prettier-ignore
const multistatus = (...inner: string[]): [number, string] => [207, `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${inner.join('')}</multistatus>`] // prettier-ignore
const calendar = response(
  '/c/',
  '<resourcetype><collection/><C:calendar/></resourcetype><displayname>Lies</displayname>',
)
const data = (href: string, text: string) => response(href, `<getetag>"1"</getetag><C:calendar-data>${text}</C:calendar-data>`) // prettier-ignore
const tag = (href: string) => response(href, '<getetag>"1"</getetag>')
const lyingUrl = () => `http://127.0.0.1:${(lying.address() as AddressInfo).port}/c/`

test('a server that lies of what it has makes nothing up and loses nothing', { timeout: 60_000 }, async () => {
  const listed = ['/c/1.ics', '/c/1.ics', '/c/2.ics', '/c/3.ics', '/c/4.ics', 'http://elsewhere.example/5.ics'].map(tag)
  const honest = [data('/c/1.ics', ics('l1', 'Lie one')), data('/c/2.ics', ics('l2', 'Lie two'))]
  let isMad = false
  story = (method, body) => {
    if (isMad) return [200, '<html>Sign in</html>']
    if (method === 'PROPFIND') return multistatus(calendar)
    if (body.includes('sync-collection')) return multistatus(...listed, '<sync-token>t</sync-token>')
    // One twice, one that says it is another, one that is none, one not at all, and one that nobody asked for.
    return multistatus(...honest, honest[0]!, data('/c/3.ics', ics('l1', 'Lie one')), data('/c/4.ics', 'BEGIN:NOTHING'), data('/c/9.ics', ics('l9', 'Lie nine')))
  }
  const id = await connected(lyingUrl(), 'lies')
  await expect.poll(async () => (await syncOf(id)).counts, patience).toEqual({ due: 0, taken: 3, skipped: 0, failed: 1 })
  expect(await titles('Lie %')).toEqual(['Lie one', 'Lie two'])
  isMad = true
  await soon(id)
  await expect.poll(async () => (await syncOf(id)).connection.trouble, patience).toBe('failed')
  expect(await titles('Lie %')).toEqual(['Lie one', 'Lie two'])
}) // prettier-ignore

test('a page of entities and an answer without an end are given up; where a list of changes never comes to one, all is compared', { timeout: 120_000 }, async () => {
  let fault: 'entities' | 'silent' | 'endless' | null = null
  let round = 0
  story = (method) => {
    if (fault === 'entities') return [207, '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><multistatus xmlns="DAV:">&e;</multistatus>']
    if (fault === 'silent') return null
    if (method === 'PROPFIND') return multistatus(calendar)
    return multistatus(response('/c/', '', '<status>HTTP/1.1 507 Insufficient Storage</status>'), `<sync-token>${fault === 'endless' ? ++round : 't'}</sync-token>`)
  }
  const id = await connected(lyingUrl(), 'mad')
  for (const [each, trouble] of [['entities', 'failed'], ['silent', 'late'], ['endless', null]] as const) {
    fault = each
    await run('update calendar set token = null')
    await soon(id)
    const how = async () => { const { trouble, readAt } = (await syncOf(id)).connection; return [trouble, readAt !== null] }
    await expect.poll(how, patience).toEqual([trouble, trouble === null])
  }
  expect((await ada.get('/meetings?limit=1')).status).toBe(200)
}) // prettier-ignore
