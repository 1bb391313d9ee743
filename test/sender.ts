import { vi } from 'vitest'
import type { GuardOptions } from '../src/platform/outbound/index.ts'
import { mayCallHere } from '../src/platform/outbound/testing.ts'
import { openOwnPost } from '../src/domains/mail/server/own-post/open-own-post.ts'
import { startSmtp, type TestSmtp } from '../src/domains/mail/server/sending/testing.ts'
import type { TestApp } from './app.ts'

/** A mailbox of Ada's through which an app sends its own mails, to a mail server that keeps them. */
export interface TestSender {
  smtp: TestSmtp
  received: TestSmtp['received']
  /** The newest mail to an address, once it is there. */
  mailTo(address: string): Promise<string>
  choose(): Promise<void>
  close(): Promise<void>
}

/** Starts an app, and lets it send. */
export async function senderChosen(start: (guard: GuardOptions) => Promise<TestApp>): Promise<TestSender> {
  const app = await start(mayCallHere)
  const smtp = await startSmtp()
  const ada = app.as(app.ada)
  const { id } = (await ada.post('/mailboxes', { address: 'crm@sends.example' })).body.data
  const { port, authority, password } = smtp
  await ada.post(`/mailboxes/${id}/sending`, { host: '127.0.0.1', port, startTls: false, userName: 'crm', password, authority }) // prettier-ignore
  const choose = async () => {
    const { status, text } = await ada.post('/our-sender', { mailbox: id })
    if (status !== 204) throw new Error(text)
  }
  await choose()
  const carrying = await openOwnPost(app.site, undefined, { answerMs: 1_000 })
  const sentTo = (address: string) => smtp.received.findLast(({ to }) => to.includes(address))?.message
  return {
    ...{ smtp, received: smtp.received, choose },
    mailTo: (address) => vi.waitUntil(() => sentTo(address), { timeout: 15_000, interval: 50 }),
    async close() {
      await carrying.close()
      await smtp.close()
    },
  }
}
