import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { systemContext } from '../../../platform/site.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { forgetOld } from './forget-old.ts'
import { startSink, type Sink } from './testing.ts'

let app: TestApp
let ada: Client
const sinks: Sink[] = []
beforeAll(async () => {
  app = await startTestApp({ workers: true, guard: mayCallHere })
  ada = app.as(app.ada)
})
afterAll(async () => {
  await app.close()
  await Promise.all(sinks.map((sink) => sink.close()))
})
// Whoever is still told would hear of the next test.
afterEach(() => change(`update webhooks set active = false`))

const change = (text: string, values: unknown[] = []) => app.workspace.db.run<Record<string, unknown>>({ text, values })
const statusOf = ({ status }: { status: number }) => status

async function hook(more: object = {}) {
  const sink = await startSink()
  sinks.push(sink)
  const made = await ada.post('/webhooks', { name: 'Warehouse', url: sink.url, wants: '{"company":true}', ...more })
  expect(made.status, made.text).toBe(201)
  const { data, secret } = made.body as { data: { id: string; version: number }; secret: string }
  const log = async (query = '') => (await ada.get(`/webhooks/${data.id}/deliveries${query}`)).body.data
  const told = () => sink.told(secret).map(({ type, data }) => `${type} ${data.version}`)
  /** What is put off is due now. */
  const hurry = async () => {
    await change(`update webhook_delivery set due_at = now() where webhook_id = $1 and due_at > now()`, [data.id])
    ring(app.workspace.db)
  }
  return { sink, secret, id: data.id, version: data.version, log, told, hurry }
}

async function company(name: string, more: object = {}) {
  const { body, status, text } = await ada.post('/companies', { name, ...more })
  expect(status, text).toBe(201)
  return { id: body.data.id as string, rename: (to: string, version: number) => ada.patch(`/companies/${body.data.id}`, { name: to }, version) } // prettier-ignore
}

describe('a webhook', () => {
  test('is told of each change once, signed, with what it takes to fetch it and no value', async () => {
    const { sink, secret, told, log } = await hook()
    const { id, rename } = await company('Halden')
    await rename('Halden AG', 1)
    await expect.poll(told).toEqual(['company.create 1', 'company.update 2'])
    const [first] = sink.told(secret)
    const by = { kind: 'person', id: app.ada.id }
    expect(first).toEqual({
      type: 'company.create',
      timestamp: expect.any(String),
      data: { record: 'company', id, version: 1, change: 'create', url: `/api/v1/companies/${id}`, by, cause: expect.any(String) },
    }) // prettier-ignore
    expect(sink.received.map(({ body }) => body).join()).not.toContain('Halden')
    await expect.poll(async () => (await log()).map(({ state }: { state: string }) => state)).toEqual(['done', 'done'])
    expect(await log()).toMatchObject([
      { type: 'company.update', version: 2, attempts: 1, status: 204, answer: '', problem: null, dueAt: null },
      { type: 'company.create', version: 1 },
    ])
  })

  test('is told of nothing that it does not want, and never of what is private or a setting', async () => {
    const { told } = await hook({ wants: '{"company":["create"],"deal":["win"]}' })
    const everything = await hook({ wants: null })
    const { rename } = await company('Told')
    await rename('Told AG', 1)
    await company('Nobody’s business', { private: true })
    await ada.post('/people', { lastName: 'Meier' })
    await ada.post('/teams', { name: 'North' })
    const deal = (await ada.post('/deals', { name: 'Scales' })).body.data.id as string
    await ada.act(`/deals/${deal}/win`, {}, 1)
    await expect.poll(told).toEqual(['company.create 1', 'deal.win 2'])
    await expect.poll(() => everything.told().toSorted()).toEqual(['company.create 1', 'company.update 2', 'deal.create 1', 'deal.win 2', 'person.create 1']) // prettier-ignore
    expect((await everything.log()).length).toBe(5)
  })

  test('that is off is told nothing, also not later', async () => {
    const { told, id, version } = await hook({ active: false })
    await company('Unheard')
    expect((await ada.patch(`/webhooks/${id}`, { active: true }, version)).status).toBe(200)
    await company('Heard')
    await expect.poll(told).toHaveLength(1)
  })

  test.each([
    [{ url: 'ftp://example.com' }, 'url', /^A web address/],
    [{ url: 'https://user:word@example.com' }, 'url', /without name and password/],
    [{ wants: '{"boat":true}' }, 'wants', /no record “boat”/],
    [{ wants: '{"stage":true}' }, 'wants', /no record “stage”/],
    [{ wants: '{"company":["sail"]}' }, 'wants', /company has no change “sail”/],
    [{ wants: '{"company":[]}' }, 'wants', /is JSON/],
    [{ wants: '{}' }, 'wants', /is JSON/],
    [{ wants: 'company' }, 'wants', /is JSON/],
  ])('is refused with a sentence when %j', async (wrong, field, message) => {
    const answer = await ada.post('/webhooks', { name: 'Wrong', url: 'https://example.com', ...wrong })
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid', fields: [{ field }] })
    expect(answer.body.fields[0].message).toMatch(message)
  })
})

describe('in order', () => {
  test('a later change of a record waits for the earlier one, another record does not', async () => {
    const { sink, told, hurry, log } = await hook()
    sink.answer((response) => void response.writeHead(500).end('not now'))
    const { id, rename } = await company('First')
    await expect.poll(() => sink.received.length).toBe(1)
    sink.answer((response, { body }) => void response.writeHead(body.includes(id) ? 500 : 204).end())
    await rename('Second', 1)
    await company('Other')
    await expect.poll(told).toEqual(['company.create 1', 'company.create 1'])
    await expect.poll(async () => (await log('?state=waiting')).map(({ type, attempts, status, answer, problem }: Record<string, unknown>) => [type, attempts, status, answer, problem])).toEqual([
      ['company.update', 0, null, null, null],
      ['company.create', 1, 500, 'not now', 'status'],
    ]) // prettier-ignore
    sink.answer((response) => void response.writeHead(200).end())
    await hurry()
    await expect.poll(() => told().slice(2)).toEqual(['company.create 1', 'company.update 2'])
    const [first, , again] = sink.received
    expect(again!.id).toBe(first!.id)
  })

  test('what was tried for 72 hours is given up, and the next goes; it is sent again when somebody asks', async () => {
    const { id, sink, told, hurry, log } = await hook()
    sink.answer((response) => void response.writeHead(503).end())
    const begun = new Date().toISOString()
    const { rename } = await company('Gone')
    await expect.poll(() => sink.received.length).toBe(1)
    await rename('Still gone', 1)
    await expect.poll(async () => (await log()).length).toBe(2)
    await change(`update webhook_delivery set since = now() - interval '72 hours' where webhook_id = $1 and version = 1`, [id]) // prettier-ignore
    await hurry()
    await expect.poll(told).toEqual(['company.create 1', 'company.create 1', 'company.update 2'])
    await expect.poll(async () => (await log('?state=failed')).length).toBe(1)
    expect(await health(id)).toMatchObject({ waiting: 1, failed: 1, failingSince: expect.any(String) })
    sink.answer((response) => void response.writeHead(204).end())
    await hurry()
    await expect.poll(async () => (await log('?state=done')).length).toBe(1)
    const replayed = async (body: object) => (await ada.post(`/webhooks/${id}/replay`, body)).body.data.replayed
    expect(await replayed({ since: new Date(Date.now() + 60_000).toISOString() })).toBe(0)
    expect(await replayed({ since: begun })).toBe(1)
    await expect.poll(async () => (await log('?state=done')).length).toBe(2)
    expect(new Set(sink.received.map(({ id: each }) => each)).size).toBe(2)
    const [{ id: one }] = await log()
    expect(await replayed({ delivery: one })).toBe(1)
    await expect.poll(() => told().length).toBe(6)
    expect(await health(id)).toMatchObject({ waiting: 0, failed: 0, failingSince: null })
  })

  const health = async (id: string) =>
    (await ada.get('/webhooks/health')).body.data.find((each: { id: string }) => each.id === id)
})

describe('whoever is told', () => {
  const tried = async (id: string) => (await ada.post(`/webhooks/${id}/test`)).body.data

  test('may be tried out', async () => {
    const { id, sink, secret } = await hook()
    expect(await tried(id)).toMatchObject({ type: 'test', state: 'done', status: 204, problem: null })
    expect(sink.told(secret)).toMatchObject([{ type: 'test', data: {} }])
  })

  test('and is slow, is waited for ten seconds', async () => {
    const { id, sink } = await hook()
    sink.answer(() => {})
    const answer = await tried(id)
    expect(answer).toMatchObject({ state: 'failed', status: null, problem: 'late' })
    expect(answer.tookMs).toBeGreaterThanOrEqual(9_500)
    expect(answer.tookMs).toBeLessThan(20_000)
  })

  test('and answers for ever, is waited for no longer', async () => {
    const { id, sink } = await hook()
    sink.answer((response) => {
      response.writeHead(200)
      response.write('.'.repeat(5_000_000))
    })
    const answer = await tried(id)
    expect(answer).toMatchObject({ state: 'done', status: 200, answer: '.'.repeat(1024) })
  })

  test('and is down, redirects or refuses, is told why', async () => {
    const { id, sink } = await hook()
    sink.answer((response) => void response.writeHead(307, { location: sink.url }).end())
    expect(await tried(id)).toMatchObject({ state: 'failed', problem: 'redirected' })
    expect(sink.received).toHaveLength(1)
    sink.answer((response) => void response.writeHead(404).end('no\u0000 such \u001bhook'))
    expect(await tried(id)).toMatchObject({ status: 404, problem: 'status', answer: 'no  such  hook' })
    await sink.close()
    expect(await tried(id)).toMatchObject({ status: null, problem: 'unreachable' })
  })

  test('and is slow, delays nobody else', async () => {
    const [slow, fast] = [await hook(), await hook()]
    slow.sink.answer((response) => void setTimeout(() => response.writeHead(204).end(), 2_000))
    await Promise.all(Array.from({ length: 24 }, (_, index) => company(`Many ${index}`)))
    await expect.poll(() => fast.sink.received.length).toBe(24)
    expect((await slow.log('?state=done')).length).toBeLessThan(24)
    expect(slow.sink.received.length).toBeLessThanOrEqual(24)
    await expect.poll(async () => (await slow.log('?state=done')).length, { timeout: 30_000 }).toBe(24)
  })
})

test('what lies inside the house is not called, unless the operator says so', async () => {
  const other = await startTestApp()
  try {
    const client = other.as(other.ada)
    for (const url of ['http://127.0.0.1:8080/', 'http://localhost:8080/', 'http://169.254.169.254/', 'http://[::1]/', 'http://0x7f.1/', 'https://example.com:5432/']) {
      const { id } = (await client.post('/webhooks', { name: url, url })).body.data
      const { data } = (await client.post(`/webhooks/${id}/test`)).body
      expect(data, url).toMatchObject({ state: 'failed', status: null, answer: null, problem: 'forbidden' })
    }
  } finally {
    await other.close()
  }
}) // prettier-ignore

test('a secret is shown once and replaced; for a day the one before signs as well', async () => {
  const { id, sink, secret } = await hook()
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  for (const path of ['/webhooks', `/webhooks/${id}`, `/webhooks/${id}/history`, '/webhooks/health'])
    expect((await ada.get(path)).text).not.toContain(secret.slice(6, 20))
  const sealed = await change('select sealed from secret where name = $1', [`webhook:${id}`])
  expect(JSON.stringify(sealed)).not.toContain(secret.slice(6, 20))
  const next = (await ada.post(`/webhooks/${id}/secret`)).body.data.secret as string
  const send = async () => {
    sink.received.length = 0
    await ada.post(`/webhooks/${id}/test`)
  }
  await send()
  expect([sink.told(next).length, sink.told(secret).length]).toEqual([1, 1])
  await change(`update webhook_lane set both_until = now() where webhook_id = $1`, [id])
  await send()
  expect(sink.told(next).length).toBe(1)
  expect(() => sink.told(secret)).toThrow()
})

test('one that has failed for days is turned off, and whoever made it is told; one that failed for four is not', async () => {
  const { id, sink, hurry, log } = await hook()
  sink.answer((response) => void response.writeHead(500).end())
  await company('Nobody hears')
  await expect.poll(async () => (await log())[0]?.status).toBe(500)
  const active = async () => (await ada.get(`/webhooks/${id}`)).body.data
  await change(`update webhook_lane set failing_since = now() - interval '4 days' where webhook_id = $1`, [id])
  await hurry()
  await expect.poll(() => sink.received.length).toBe(2)
  expect((await active()).active).toBe(true)
  await change(`update webhook_lane set failing_since = now() - interval '121 hours' where webhook_id = $1`, [id])
  await hurry()
  await expect.poll(async () => (await active()).active).toBe(false)
  expect((await active()).stoppedAt).not.toBeNull()
  await expect.poll(async () => (await ada.get('/notifications')).text).toContain('Webhook “Warehouse” is turned off: nothing has arrived for 5 days') // prettier-ignore
  const { version } = await active()
  expect((await ada.patch(`/webhooks/${id}`, { active: true }, version)).body.data.stoppedAt).toBeNull()
}) // prettier-ignore

test('the log forgets what was over a month ago, and what waited for one that is off', async () => {
  const { id, log } = await hook()
  for (const name of ['Old', 'Young', 'Left']) await company(name)
  await expect.poll(async () => (await log('?state=done')).length).toBe(3)
  const [left, , old] = await log()
  await change(`update webhook_delivery set ended_at = now() - interval '31 days' where id = $1`, [old.id])
  await change(`update webhooks set active = false where id = $1`, [id])
  await change(`update webhook_delivery set state = 'waiting', ended_at = null, since = now() - interval '73 hours' where id = $1`, [left.id]) // prettier-ignore
  await forgetOld.run(await systemContext(app.site), {})
  expect((await log()).map(({ state }: { state: string }) => state)).toEqual(['failed', 'done'])
})

test('every door is an owner’s or an admin’s; to everybody else there are no webhooks', async () => {
  const { id, log } = await hook()
  await ada.post(`/webhooks/${id}/test`)
  const [delivery] = await log()
  const doors: ((client: Client) => Promise<{ status: number }>)[] = [
    (client) => client.get(`/webhooks/${id}/deliveries`),
    (client) => client.get('/webhooks/health'),
    (client) => client.post(`/webhooks/${id}/test`),
    (client) => client.post(`/webhooks/${id}/secret`),
    (client) => client.post(`/webhooks/${id}/replay`, { delivery: delivery.id }),
    (client) => client.post('/webhooks', { name: 'Mine', url: 'https://example.com' }),
  ]
  const wholeKey = await app.withKey('admin')
  for (const [who, may] of [
    [app.as(app.max), true], [wholeKey, true], [app.as(app.bob), false], [app.as(app.vera), false],
    [await app.withKey('admin', 'read'), false], [await app.withKey('member'), false],
  ] as const) {
    const statuses = (await Promise.all(doors.map((door) => door(who)))).map(statusOf)
    expect(statuses.every((status) => (may ? status < 300 : status === 403)), statuses.join()).toBe(true)
    expect(statusOf(await who.get(`/webhooks/${id}`))).toBe(may ? 200 : 404)
  }
}) // prettier-ignore
