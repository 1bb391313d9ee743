import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../../test/app.ts'
import { newId } from '../../../../kernel/id.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { post } from '../../../../platform/post/index.ts'
import { goneOn, killedAt } from '../sending/testing-killed.ts'
import { startSmtp, type TestSmtp } from '../sending/testing.ts'
import { openOwnPost } from './open-own-post.ts'

let app: TestApp
let smtp: TestSmtp
beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  smtp = await startSmtp()
  const ada = app.as(app.ada)
  const { id } = (await ada.post('/mailboxes', { address: 'crm@sends.example' })).body.data
  const { port, authority, password } = smtp
  await ada.post(`/mailboxes/${id}/sending`, { host: '127.0.0.1', port, startTls: false, userName: 'crm', password, authority }) // prettier-ignore
  expect((await ada.post('/our-sender', { mailbox: id })).status).toBe(204)
})
afterAll(async () => {
  await app?.close()
  await smtp?.close()
})

const staged = () => ({ app, smtp, ours: true })

async function begun(): Promise<string> {
  smtp.received.length = 0
  const fold = newId()
  const to = { address: 'eva@acme.example', name: '' }
  await post(app.workspace.db, { kind: 'mail.try', about: app.ada.id, fold, to, language: 'en', origin: app.url, goodForMs: 600_000 }) // prettier-ignore
  return fold
}
const stateOf = async (fold: string) => {
  const text = 'select state, trouble from post where fold = $1'
  return (await app.workspace.db.run({ text, values: [fold] }))[0]
}

test.each([
  ['before it is said that it is being sent', { statement: 'update post set state = \'sending\'' }],
])('killed %s, a mail leaves once', { timeout: 60_000 }, async (_, point) => {
  const fold = await begun()
  await killedAt(staged(), point)
  expect(smtp.received).toEqual([])
  await goneOn(staged(), openOwnPost)
  expect(await stateOf(fold)).toEqual({ state: 'sent', trouble: null })
  expect(smtp.received).toHaveLength(1)
}) // prettier-ignore

test.each([
  ['as the server is told who sends', { line: /^MAIL/ }, 0],
  ['before the server has answered to the whole mail', { line: /^whole$/ }, 1],
  ['once it was taken, before that is noted', { statement: 'update post set state = $3' }, 1],
])('killed %s, it is held, and not sent again unknowingly', { timeout: 60_000 }, async (_, point, leftBefore) => {
  const fold = await begun()
  await killedAt(staged(), point)
  await goneOn(staged(), openOwnPost)
  expect(await stateOf(fold)).toEqual({ state: 'held', trouble: 'unknown' })
  expect(smtp.received).toHaveLength(leftBefore)
})
