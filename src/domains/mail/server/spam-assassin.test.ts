import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { readMessage, type Message } from '../../../platform/mail/message.ts'
import { Threads } from '../../../platform/mail/threads.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'

// 3,000 real mails of the public SpamAssassin corpus, hostile ones among them.
const shared = process.env.FARLEY_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')
const corpus = join(shared, 'spam-assassin')
const [hasCorpus, hasDovecot] = [existsSync(corpus), findOrInstallDovecot()]
if (!hasCorpus) console.log(`Left out: the SpamAssassin mails, since there is no folder ${corpus}.`)
if (!hasDovecot)
  console.log('Left out: the SpamAssassin mails, since there is no Dovecot and it cannot be installed here.')

const address = 'ada@corpus.example'

/** The messages of the corpus in the order of their files. */
const messages = (): Buffer[] =>
  readdirSync(corpus)
    .filter((file) => file.endsWith('.mbox'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(corpus, file), 'latin1')
        .split(/^From .*\n/m)
        .slice(1),
    ) // prettier-ignore
    .map((text) => Buffer.from(text, 'latin1'))

describe.runIf(hasCorpus && hasDovecot)('3,000 real mails', () => {
  let app: TestApp
  let server: TestMailServer
  let ada: Client
  let mailbox: string
  let all: Message[]

  const counts = async () => (await ada.get(`/mailboxes/${mailbox}/sync`)).body.data.counts as Record<string, number>
  const settled = (wanted: (now: Record<string, number>) => void) =>
    vi.waitFor(async () => wanted(await counts()), { timeout: 400_000, interval: 250 })

  beforeAll(async () => {
    app = await startTestApp({ guard: mayCallHere, workers: true })
    server = await startMailServer()
    ada = app.as(app.ada)
    const raw = messages()
    all = await Promise.all(raw.map(readMessage))
    // One after the other: the uid of each is its place.
    for (const each of raw) await server.deliver(address, each)
    mailbox = (await ada.post('/mailboxes', { address })).body.data.id
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
    await ada.post(`/mailboxes/${mailbox}/connect`, { ...way, authority: server.authority })
  }, 300_000)
  afterAll(async () => {
    await app?.close()
    await server?.close()
  })

  test('are accounted for while nobody is known: none is lost, none fails', { timeout: 420_000 }, async () => {
    await settled(({ due, taken, failed, waiting, skipped }) => {
      expect([due, taken, failed, waiting! + skipped!]).toEqual([0, 0, 0, all.length])
    })
  })

  test('are taken once who wrote them is known, and stand in the conversations that their ids say', { timeout: 600_000 }, async () => {
    const writers = new Set(all.flatMap(({ from }) => from.map((each) => each.address)).filter((each) => /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(each)))
    for (const each of writers) await ada.post('/people', { lastName: each.slice(0, 60), emails: [{ value: each }] })
    const began = performance.now()
    await ada.post(`/mailboxes/${mailbox}/try-again`, { state: 'waiting' })
    await settled((now) => expect(now).toMatchObject({ due: 0, failed: 0 }))
    await settled((now) => expect(now.taken).toBeGreaterThan(all.length / 4))
    const { taken } = await counts()
    console.log(`${taken} of ${all.length} messages taken, ${Math.round(taken! / ((performance.now() - began) / 1000))} a second`)

    const rows = await app.site.workspace.db.run<{ uid: string; thread: string }>({
      text: `select s.uid, m.thread_id as thread from mail_seen s join mail_message m on m.email_id = s.email_id order by s.uid`,
      values: [],
    })
    const reference = new Threads()
    const groups = new Map<number, number>()
    for (const { uid } of rows) {
      const { thread, joined } = reference.take(all[Number(uid) - 1]!)
      for (const [each, group] of groups) if (joined.includes(group)) groups.set(each, thread)
      groups.set(Number(uid), thread)
    }
    const pairs = new Map(rows.map(({ uid, thread }) => [`${groups.get(Number(uid))} ${thread}`, 1]))
    const [byIds, kept] = [new Set(groups.values()).size, new Set(rows.map(({ thread }) => thread)).size]
    // As many of the one as of the other, and each of the one in one of the other.
    expect([kept, pairs.size]).toEqual([byIds, byIds])
  }) // prettier-ignore

  test('are shown without anything that runs, and found by what they say', { timeout: 300_000 }, async () => {
    const rows = await app.site.workspace.db.run<{ id: string }>({ text: 'select email_id as id from mail_page', values: [] })
    expect(rows.length).toBeGreaterThan(50)
    for (const { id } of rows) {
      const { html } = (await ada.get(`/emails/${id}/page`)).body.data as { html: string }
      expect((html.match(/<[^>]*>/g) ?? []).join('\n')).not.toMatch(/<(script|style|iframe|object|form|input|link|meta)|\son\w+=|javascript:|url\(/i)
    }
    expect((await ada.get('/search?q=razor')).body.data.length).toBeGreaterThan(0)
  }) // prettier-ignore
})
