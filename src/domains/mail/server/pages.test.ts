import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: pages of mail, since there is no Dovecot and it cannot be installed here.')

const dot = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
const address = 'ada@pages.example'

let app: TestApp
let server: TestMailServer
let pictures: Server
let picture: string
let ada: Client
let emailId: string

const letter = () =>
  [
    ...['From: Eva <eva@acme.example>', `To: ${address}`, 'Subject: A page', 'Message-ID: <page@acme.example>'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary=b', '', '--b'],
    ...['Content-Type: text/html; charset=utf-8', ''],
    `<p onclick="alert(1)">Dear <b>Ada</b></p><script>alert(1)</script><img src="cid:dot@acme"><img src="${picture}" alt="Logo">`,
    ...['--b', 'Content-Type: image/gif', 'Content-ID: <dot@acme>', 'Content-Transfer-Encoding: base64', '', dot, '--b--'],
  ].join('\r\n') // prettier-ignore

beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere, workers: true })
  server = await startMailServer()
  pictures = createServer((_, response) => response.end(Buffer.from(dot, 'base64')))
  await new Promise<void>((done) => pictures.listen(0, '127.0.0.1', done))
  picture = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/logo.gif`
  ada = app.as(app.ada)
  await ada.post('/people', { lastName: 'Halden', emails: [{ value: 'eva@acme.example' }] })
  await server.deliver(address, letter())
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
  await ada.post(`/mailboxes/${id}/connect`, { ...way, authority: server.authority })
  const taken = async () => (await ada.get('/emails')).body.data as { id: string }[]
  await vi.waitFor(async () => expect(await taken()).toHaveLength(1), { timeout: 20_000, interval: 100 })
  emailId = (await taken())[0]!.id
})
afterAll(async () => {
  await app?.close()
  await server?.close()
  pictures?.close()
})

const pageAs = (client: Client, more = '') => client.get(`/emails/${emailId}/page${more}`)
const own = `src="data:image/gif;base64,${dot}"`

test.runIf(has)('the page of a message is shown without what would run, with what came along', async () => {
  const { html, remote } = (await pageAs(ada)).body.data
  expect([html.trim(), remote]).toEqual([`<p>Dear <b>Ada</b></p><img ${own} /><img alt="Logo" />`, 1])
})

test.runIf(has)('images of other servers are fetched by Farley when they are asked for', async () => {
  const { html, remote } = (await pageAs(ada, '?images=true')).body.data
  expect([html.split(own).length - 1, remote]).toEqual([2, 0])
  expect((await pageAs(ada, '?images=yes')).status).toBe(422)
})

test.runIf(has)('nobody else has the page of a private e-mail, and of an open one no role that may not read its text', async () => {
  expect((await pageAs(app.as(app.bob))).status).toBe(404)
  expect((await ada.get('/emails/00000000-0000-7000-8000-000000000000/page')).status).toBe(404)
  const see = Object.keys(app.site.registry.record('email')!.all).filter((name) => name !== 'text')
  const rights = JSON.stringify({ email: { see: 'all', edit: 'none', fields: { see, edit: [] } } })
  const { id: ownRole } = (await ada.post('/own-roles', { name: 'Heads only', rights })).body.data
  const otto = await app.join('Otto Heads', 'member')
  const { version } = (await ada.get(`/users/${otto.id}`)).body.data
  await ada.act(`/users/${otto.id}/changeRole`, { role: 'member', ownRole }, version)
  const own = (await ada.get(`/emails/${emailId}`)).body.data
  await ada.patch(`/emails/${emailId}`, { private: false }, own.version)
  expect((await pageAs(app.as(app.bob))).body.data.remote).toBe(1)
  expect((await pageAs(app.as(otto))).body).toEqual({ data: null })
}) // prettier-ignore

test.runIf(has)('an e-mail that is deleted for good leaves no page, and is not taken once more', async () => {
  const { version } = (await ada.get(`/emails/${emailId}`)).body.data
  await ada.delete(`/emails/${emailId}`, version)
  expect((await ada.post('/emails/bulk', { ids: [emailId], action: { name: 'erase' } })).status).toBe(200)
  const left = async () => {
    const beside = await app.site.workspace.db.run<{ pages: string; said: string }>({
      text: `select (select count(*) from mail_page) as pages, (select count(*) from mail_message where senders <> '[]') as said`,
      values: [],
    })
    return beside.map(({ pages, said }) => [Number(pages), Number(said)])
  }
  await expect.poll(left).toEqual([[0, 0]])
})
