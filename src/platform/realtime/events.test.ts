import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import {
  appendLines,
  openBell,
  presentPosition,
  ring,
  writtenPosition,
  type Bell,
  type NewLine,
} from '../ledger/index.ts'
import { connectAs, line } from '../ledger/testing.ts'
import { silent } from '../log/log.ts'
import { animal, asking, feeding, openZoo, put } from '../records/read/testing.ts'
import { eventsRoute } from './events-route.ts'
import { openLive, type Live } from './live.ts'
import { openStream } from './streams.ts'

let workspace: Workspace
let bell: Bell
let live: Live
let app: FastifyInstance
let url: string
const ada = newId()
const bob = newId()
const people: Record<string, () => Ctx> = {
  ada: () => asking(workspace.db, { role: 'owner', userId: ada }),
  bob: () => asking(workspace.db, { role: 'member', userId: bob, sees: 'own' }),
}

beforeAll(async () => {
  workspace = await openZoo()
  bell = await openBell(workspace.db, silent)
  live = openLive(workspace.db, bell, silent)
  // A browser and fetch keep connections ready that have asked for nothing yet.
  app = Fastify({ forceCloseConnections: true })
  eventsRoute(app, async (request) => {
    const who = (request as { headers: Record<string, string> }).headers['x-who']!
    if (!people[who]) throw refuse.signedOut()
    return people[who]()
  })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await live.close()
  await bell.close()
  await workspace.close()
})

interface Listening {
  heard: { event: string; data: Record<string, unknown> }[]
  text: () => string
  stop: () => void
  ended: Promise<void>
}

async function listen(who: string, after = ''): Promise<Listening> {
  const stopper = new AbortController()
  const answer = await fetch(`${url}/api/v1/events?after=${after}`, {
    headers: { 'x-who': who },
    signal: stopper.signal,
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch('text/event-stream')
  const heard: Listening['heard'] = []
  let text = ''
  const read = async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      heard.splice(0)
      for (const [, event, data] of text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g))
        heard.push({ event: event!, data: JSON.parse(data!) })
    }
  }
  const ended = read().catch(() => {})
  await expect.poll(() => text).toContain('retry')
  return { heard, text: () => text, stop: () => stopper.abort(), ended }
}

async function change(...lines: NewLine[]): Promise<void> {
  await workspace.db.run(appendLines(lines))
  ring(workspace.db)
}
const ids = (listening: Listening) => listening.heard.map(({ data }) => data.id)

test('a change is told to those who may see the record, and to nobody else', async () => {
  const [toAda, toBob] = await Promise.all([listen('ada'), listen('bob')])
  const hers = await put(workspace.db, animal, { name: 'Rex', owner: ada })
  const his = await put(workspace.db, animal, { name: 'Mia', owner: bob })
  const secret = await put(workspace.db, animal, { name: 'Sly', owner: bob, private: true })
  await change(
    ...[hers, his, secret].map(({ id }) => line({ record: 'animal', recordId: id, version: 4, name: 'update' })),
  )
  await expect.poll(() => ids(toBob)).toEqual([his.id, secret.id])
  await expect.poll(() => ids(toAda)).toEqual([hers.id, his.id])
  expect(toAda.heard[0]).toEqual({ event: 'change', data: { record: 'animal', id: hers.id, version: 4 } })
  expect(toBob.text()).not.toContain(hers.id)
  expect(toAda.text()).not.toContain(secret.id)
  toAda.stop()
  toBob.stop()
})

test('a part is told to those who may see what it belongs to', async () => {
  const [toAda, toBob] = await Promise.all([listen('ada'), listen('bob')])
  const hers = await put(workspace.db, animal, { name: 'Rex', owner: ada })
  const his = await put(workspace.db, animal, { name: 'Mia', owner: bob })
  const [one, two] = await Promise.all(
    [hers, his].map((of) => put(workspace.db, feeding, { animal: of.id, what: 'hay' })),
  )
  await change(...[one!, two!].map(({ id }) => line({ record: 'feeding', recordId: id })))
  await expect.poll(() => ids(toAda)).toEqual([one!.id, two!.id])
  await expect.poll(() => ids(toBob)).toEqual([two!.id])
  toAda.stop()
  toBob.stop()
})

test('who gives a record away learns that it is gone', async () => {
  const toBob = await listen('bob')
  const given = await put(workspace.db, animal, { name: 'Rex', owner: ada })
  await change(
    line({
      record: 'animal',
      recordId: given.id,
      version: 2,
      name: 'update',
      before: { owner: bob },
      after: { owner: ada },
    }),
  )
  await expect.poll(() => ids(toBob)).toEqual([given.id])
  toBob.stop()
})

test('a change that commits late is told too, and one from before the stream is not', async () => {
  const early = await connectAs(workspace, 'app')
  const before = line({ record: 'animal', recordId: (await put(workspace.db, animal, { name: 'Old', owner: ada })).id })
  await change(before)
  const late = await put(workspace.db, animal, { name: 'Late', owner: ada })
  const { text, values } = appendLines([line({ record: 'animal', recordId: late.id })])
  await early.query('begin')
  await early.query(text, [...values])
  const toAda = await listen('ada')
  await change(line({ record: 'animal', recordId: late.id, version: 2 }))
  await early.query('commit')
  await early.end()
  ring(workspace.db)
  await expect.poll(() => toAda.heard.at(-1)?.data.id).toBe(late.id)
  expect(ids(toAda)).not.toContain(before.recordId)
  toAda.stop()
})

test('who says how far they have read hears what changed since, and nothing of what they may not see', async () => {
  const moment = writtenPosition(await presentPosition(workspace.db))
  const hers = await put(workspace.db, animal, { name: 'Rex', owner: ada })
  const his = await put(workspace.db, animal, { name: 'Mia', owner: bob })
  await change(...[hers, his].map(({ id }) => line({ record: 'animal', recordId: id, version: 2 })))
  const toBob = await listen('bob', moment)
  // What is written while one begins to hear may be told twice.
  await expect.poll(() => [...new Set(ids(toBob))]).toEqual([his.id])
  const reached = /id: (\S+)/.exec(toBob.text())![1]!
  toBob.stop()
  await toBob.ended
  const again = await listen('bob', reached)
  await change(line({ record: 'animal', recordId: his.id, version: 3 }))
  await expect.poll(() => again.heard.map(({ data }) => data.version)).toEqual([3])
  again.stop()
})

test('who has missed more than is told is told so', async () => {
  const toBob = await listen('bob', '0.0.0')
  const ant = await put(workspace.db, animal, { name: 'Ant', owner: ada })
  await change(...Array.from({ length: 1_000 }, () => line({ record: 'animal', recordId: ant.id })))
  const late = await listen('bob', '0.0.0')
  await expect.poll(() => late.heard).toEqual([{ event: 'missed', data: {} }])
  toBob.stop()
  late.stop()
})

test('a flood of one kind is told in a word', async () => {
  const toAda = await listen('ada')
  const animals = await Promise.all(
    Array.from({ length: 120 }, () => put(workspace.db, animal, { name: 'Ant', owner: ada })),
  )
  await change(...animals.map(({ id }) => line({ record: 'animal', recordId: id })))
  await expect.poll(() => toAda.heard).toEqual([{ event: 'many', data: { record: 'animal' } }])
  toAda.stop()
})

test('who may not come in hears nothing', async () => {
  const answer = await fetch(`${url}/api/v1/events`, { headers: { 'x-who': 'mallory' } })
  expect(answer.status).not.toBe(200)
  await answer.body?.cancel()
})

test('whoever is no longer let in is cut off', async () => {
  const again = () => Promise.reject(refuse.signedOut())
  const stream = await openStream(people.ada!(), { again, againMs: 20 })
  const parts: string[] = []
  for await (const part of stream) parts.push(String(part))
  expect(parts.join('')).toBe('retry: 2000\n\n')
})

test('a quiet stream beats, and one that nobody reads is cut off', async () => {
  const beating = await openStream(people.ada!(), { heartbeatMs: 10 })
  let text = ''
  beating.on('data', (part) => (text += String(part)))
  await expect.poll(() => text).toContain(': beat')
  beating.destroy()

  const unread = await openStream(people.ada!(), { heartbeatMs: 100_000 })
  const rex = await put(workspace.db, animal, { name: 'Rex', owner: ada })
  const same = Array.from({ length: 60 }, () => put(workspace.db, animal, { name: 'Ant', owner: ada }))
  const others = await Promise.all(same)
  const closed = new Promise<void>((resolve) => unread.once('close', resolve))
  const flood = setInterval(
    () => void change(...[rex, ...others].map(({ id }) => line({ record: 'animal', recordId: id }))),
    2,
  )
  await closed
  clearInterval(flood)
  expect(unread.destroyed).toBe(true)
})

test('one person may not open streams without end', async () => {
  const streams = []
  for (let count = 0; count < 20; count++) streams.push(await openStream(people.ada!()))
  await expect(openStream(people.ada!())).rejects.toMatchObject({ status: 429 })
  const other = await openStream(people.bob!())
  for (const stream of [...streams, other]) stream.destroy()
  await expect
    .poll(async () =>
      openStream(people.ada!()).then(
        (stream) => stream.destroy(),
        () => false,
      ),
    )
    .not.toBe(false)
})
