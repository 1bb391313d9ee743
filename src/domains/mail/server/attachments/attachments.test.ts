import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../../test/app.ts'
import { findOrInstallDovecot, type TestMailServer } from '../../../../../test/mail-server.ts'
import { startTestMail, type TestMail } from '../testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: attachments of a real mail server, since there is no Dovecot and it cannot be installed here.') // prettier-ignore

let server: TestMailServer
let ada: Client
let bob: Client
let mails: TestMail

beforeAll(async () => {
  if (!has) return
  mails = await startTestMail()
  ;({ server, ada, bob } = mails)
})
afterAll(() => mails?.close())

const drawing = '%PDF-1.7\n% a drawing'
const withTwo = (to: string) =>
  [
    ...['From: eva@hangs.example', `To: ${to}`, 'Subject: The drawing', 'Message-ID: <1@hangs.example>'],
    ...['Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'Here it is.'],
    ...['--b', 'Content-Type: text/html; name="page.html"', 'Content-Disposition: attachment; filename="page.html"'],
    ...['', '<script>alert(1)</script>', '--b', 'Content-Type: application/pdf; name="lift.pdf"'],
    ...['Content-Disposition: attachment; filename="lift.pdf"', 'Content-Transfer-Encoding: base64', ''],
    ...[Buffer.from(drawing).toString('base64'), '--b--', ''],
  ].join('\r\n')
const patience = { timeout: 20_000 }

test.runIf(has)('what hangs on an e-mail is fetched from the mail server by whoever may read it, as long as it lies there', { timeout: 60_000 }, async () => {
  const address = 'ada@hangs.example'
  await ada.post('/people', { lastName: 'Hangs', emails: [{ value: 'eva@hangs.example' }] })
  await server.deliver(address, withTwo(address))
  const id = await mails.connected(ada, address)
  await expect.poll(async () => (await ada.get(`/mailboxes/${id}/sync`)).body.data.counts.taken, patience).toBe(1)
  const [row] = (await ada.get(`/mailboxes/${id}/messages?state=taken`)).body.data
  const at = (position: number | string) => `/emails/${row.email}/attachments/${position}`

  const pdf = await ada.get(at(1))
  expect([pdf.status, pdf.text, pdf.headers['content-type']]).toEqual([200, drawing, 'application/pdf'])
  expect(pdf.headers['content-disposition']).toContain('attachment; filename="lift.pdf"')
  // A page is never sent as one.
  const page = await ada.get(at(0))
  expect(page.headers['content-type']).toContain('text/plain')
  expect(page.headers['content-security-policy']).toContain('sandbox')

  for (const position of [2, -1, 'x', '0x1']) expect((await ada.get(at(position))).status).toBe(404)
  expect((await bob.get(at(1))).status).toBe(404)

  // Moved, it is found where it lies now; deleted, it is not.
  await server.change(address, async (client) => {
    await client.mailboxOpen('INBOX')
    await client.messageMove('1', 'Sent')
  })
  const folders = async () => (await ada.get(`/mailboxes/${id}/sync`)).body.data.folders as { path: string; messages: number; due: number }[]
  await expect.poll(async () => (await folders()).find(({ path }) => path === 'Sent'), patience).toMatchObject({ messages: 1, due: 0 })
  expect((await ada.get(at(1))).text).toBe(drawing)
  await server.change(address, async (client) => {
    await client.mailboxOpen('Sent')
    await client.messageDelete('1')
  })
  expect(await ada.get(at(1))).toMatchObject({ status: 409, text: expect.stringContaining('does not lie on the mail server') })
  await ada.post(`/mailboxes/${id}/disconnect`, {})
  expect((await ada.get(at(1))).status).toBe(409)
}) // prettier-ignore
