import { request } from 'undici'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathOf } from '../../src/platform/records/index.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { makeSamples, type Sample } from './samples.ts'
import { principalsOf, rulesWhere, type Principal } from './world.ts'

// The stream of changes is a door too: an id is already news.

/** What Farley writes down and nobody changes. */
const written: ReadonlySet<string> = new Set(['leadAssignment'])

let app: TestApp
let principals: Principal[]
let samples: Sample[]
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  samples = (await makeSamples(app)).filter(
    ({ record }) => !record.setting && !record.shared && !written.has(record.name),
  )
  principals = (await principalsOf(app)).filter(({ person, role }) => person !== null && role !== null)
})
afterAll(() => app.close())

interface Stream {
  who: Principal
  heard: Set<string>
  close: () => void
}

async function listen(who: Principal): Promise<Stream> {
  const { body, statusCode, headers } = await request(`${app.url}/api/v1/events`, {
    headers: { cookie: who.person!.cookie },
  })
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toContain('text/event-stream')
  const heard = new Set<string>()
  let text = ''
  body.on('data', (chunk) => {
    text += String(chunk)
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = /^event: change\ndata: (.*)$/m.exec(text.slice(0, end))
      if (event) heard.add((JSON.parse(event[1]!) as { id: string }).id)
      text = text.slice(end + 2)
    }
  })
  body.on('error', () => {})
  return { who, heard, close: () => void body.destroy() }
}

/** Changes something about it, as somebody who may; its title says on what rules of roles ask for. */
async function touch({ record, id, title, private: isPrivate, owner, author, parent }: Sample, turn: number) {
  const keeper = isPrivate
    ? record.private === 'author'
      ? author
      : owner
    : parent?.private
      ? parent.owner
      : app.ada.id
  const client = app.as(keeper === app.bob.id ? app.bob : app.ada)
  const { body } = await client.get(`/${pathOf(record)}/${id}`)
  const isText = (name: string) =>
    ['text', 'longText'].includes(record.all[name]!.type) && record.all[name]!.setBy === 'typed'
  const name = Object.keys(record.all).find((each) => isText(each) && !['of', 'query'].includes(each))
  const others: Record<string, object> = {
    dealLine: { quantity: turn + 2 },
    enrolment: { seller: body.data.seller === app.bob.id ? app.ada.id : app.bob.id },
    dealPerson: { role: ['decider', 'champion'][turn % 2] },
  }
  if (record.name === 'conversation') {
    const deed = body.data.state === 'done' ? 'reopen' : 'finish'
    const acted = await client.act(`/conversations/${id}/${deed}`, {}, body.data.version)
    return expect(acted.status, acted.text).toBe(200)
  }
  if (record.name === 'consent') {
    const deed = body.data.state === 'given' ? 'withdraw' : 'give'
    const acted = await client.act(`/consents/${id}/${deed}`, { how: 'form' }, body.data.version)
    return expect(acted.status, acted.text).toBe(200)
  }
  if (record.name === 'callEntry') {
    const acted = await client.act(`/call-entries/${id}/log`, { outcome: 'noAnswer' }, body.data.version)
    return expect(acted.status, acted.text).toBe(200)
  }
  const patch = name ? { [name]: `${title} ${'touched '.repeat(turn + 1).trim()}` } : others[record.name]
  const answer = await client.patch(`/${pathOf(record)}/${id}`, patch, body.data.version)
  expect(answer.status, answer.text).toBe(200)
}

test.each(['all', 'own'] as const)(
  'where members see %s, everybody hears exactly of what they see',
  async (membersSee) => {
    const { id, version } = (await app.as(app.ada).get('/me')).body.data.workspace
    await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee }, version)
    const rules = rulesWhere(membersSee)
    const streams = await Promise.all(principals.map(listen))
    await sleep(300)
    for (const sample of samples) await touch(sample, membersSee === 'all' ? 0 : 1)
    await sleep(1500)
    for (const { who, heard, close } of streams) {
      const wrong = samples.filter((sample) => heard.has(sample.id) !== rules.sees(who, sample))
      expect(
        wrong.map(
          ({ record, private: isPrivate, owner }) =>
            `${who.name}: ${isPrivate ? 'private ' : ''}${record.name} of ${owner}`,
        ),
      ).toEqual([])
      expect(heard.size).toBeGreaterThan(0)
      close()
    }
  },
)

test('nobody hears anything without signing in', async () => {
  expect((await app.signedOut.get('/events')).status).toBe(401)
})
