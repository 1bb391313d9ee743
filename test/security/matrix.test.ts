import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import { pathOf } from '../../src/platform/records/index.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { addRecordType, coveredRecords, make, makeSamples, type Sample } from './samples.ts'
import { principalsOf, rulesWhere, type Principal, type Rules } from './world.ts'

// Who × which record × which door: every door must come to the same decision, and it must be the rules'.

let app: TestApp
let principals: Principal[]
let samples: Sample[]
/** Notes that point to samples, by who may see the note. */
const pointers: { note: Sample; ids: Set<string> }[] = []

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  await addRecordType(app)
  samples = await makeSamples(app)
  principals = await principalsOf(app, samples)
  await pointAtAll()
})
afterAll(() => app.close())

async function pointAtAll() {
  const everything = rulesWhere('all')
  const note = app.site.registry.record('note')!
  for (const name of ['Ada (owner)', 'Bob (member)']) {
    const who = principals.find((each) => each.name === name)!
    const ids = samples.filter((sample) => everything.sees(who, sample)).map(({ id }) => id)
    for (let start = 0; start < ids.length; start += 100) {
      const about = ids.slice(start, start + 100)
      const made = await make(who.client, note, new Map(), { about })
      const sample = { record: note, ...made, owner: who.me, author: who.me!, private: false, parent: null }
      pointers.push({ note: sample, ids: new Set(about) })
    }
  }
}

type Door = (who: Principal, sample: Sample, rules: Rules) => Promise<unknown>

const at = ({ record, id }: Sample) => `/${pathOf(record)}/${id}`
const only = ({ id }: Sample) => encodeURIComponent(JSON.stringify({ field: 'id', is: id }))
const listPath = (sample: Sample, more = '') => `/${pathOf(sample.record)}?filter=${only(sample)}${more}`

/** Doors to seeing: each answers whether the record was seen there. */
const seeing: Record<string, Door> = {
  get: async ({ client }, sample) => found((await client.get(at(sample))).status),
  history: async ({ client }, sample) => found((await client.get(`${at(sample)}/history`)).status),
  timeline: async ({ client }, sample) => found((await client.get(`${at(sample)}/timeline`)).status),
  origins: async ({ client }, sample) => found((await client.get(`${at(sample)}/origins`)).status),
  hanging: async ({ client }, sample) => found((await client.get(`${at(sample)}/hanging`)).status),
  presence: async ({ client }, { record, id }) =>
    foundBy(record, (await client.post('/presence', { tab: id, record: record.name, id })).status),
  'as of now': async ({ client }, sample) =>
    found((await client.get(`${at(sample)}?asOf=${new Date().toISOString()}`)).status),
  'list as of now': async ({ client }, sample) =>
    (await client.get(listPath(sample, `&asOf=${new Date().toISOString()}`))).body.data?.length === 1,
  attention: async ({ client }, { id }) => found((await client.get(`/attention/${id}`)).status),
  readers: async ({ client }, { record, id }) =>
    foundBy(record, (await client.get(`/readers?record=${record.name}&id=${id}&users=${app.ada.id}`)).status),
  brief: async ({ client }, sample) => {
    if (!['person', 'company', 'meeting'].includes(sample.record.name)) return undefined
    return found((await client.get(`${at(sample)}/brief`)).status)
  },
  pins: async ({ client }, sample) => {
    if (!sample.record.all.addresses) return undefined
    const body = { box: [-180, -85, 180, 85], zoom: 3, filter: { field: 'id', is: sample.id } }
    return (await client.post(`/${pathOf(sample.record)}/places`, body)).body.data?.length === 1
  },
  bytes: async ({ client }, sample) => {
    if (sample.record.name !== 'file') return undefined
    return found((await client.get(`${at(sample)}/content`)).status)
  },
  list: async ({ client }, sample) => (await client.get(listPath(sample))).body.data?.length === 1,
  'list by pages': async ({ client }, sample) =>
    (await client.get(listPath(sample, '&sort=-createdAt&fields=createdAt&limit=1'))).body.data?.length === 1,
  jump: async ({ client }, sample) => (await client.get(listPath(sample, '&at=0'))).body.data?.length === 1,
  count: async ({ client }, sample) =>
    (await client.get(listPath(sample, '&count=exact&limit=1'))).body.page?.count.value === 1,
  aggregate: async ({ client }, sample) => {
    const body = { filter: { field: 'id', is: sample.id }, measures: [{ fn: 'count' }] }
    return (await client.post(`/${pathOf(sample.record)}/aggregate`, body)).body.data?.[0]?.values[0] === 1
  },
  group: async ({ client }, sample) => {
    const body = { filter: { field: 'id', is: sample.id }, groupBy: ['createdBy'], measures: [{ fn: 'count' }] }
    return (await client.post(`/${pathOf(sample.record)}/aggregate`, body)).body.data?.length === 1
  },
  search: async ({ client }, sample) => {
    // Not every kind is found by its title.
    if (sample.record.hidden || !sample.record.all[sample.record.title]?.searchable) return undefined
    const { body } = await client.get(`/search?q=${sample.title}&limit=50`)
    return (body.data ?? []).some((hit: { id: string }) => hit.id === sample.id)
  },
  linked: async (who, sample, rules) => {
    const pointer = pointers.find(({ note, ids }) => ids.has(sample.id) && rules.sees(who, note))
    if (!pointer) return undefined
    const { body } = await who.client.get(`${at(pointer.note)}?with=about`)
    return body.linked[sample.id] !== undefined
  },
}

const found = (status: number) =>
  status === 200 ? true : status === 404 || status === 401 ? false : `status ${status}`

/** By a name that is given: a kind of the company's own may be unknown altogether. */
const foundBy = ({ own }: RecordDefinition, status: number) => (own && status === 422 ? false : found(status))

/** Doors to changing: each answers `yes`, `no` (it is seen, but not theirs to change) or `unknown`. */
const changing: Record<string, Door> = {
  patch: async ({ client }, sample) => decision((await client.patch(at(sample), {}, 1)).status),
  'bulk patch': async ({ client }, sample) =>
    bulk(client.post(`/${pathOf(sample.record)}/bulk`, { ids: [sample.id], patch: {}, preview: true })),
  'can of get': async ({ client }, sample) => {
    const { status, body } = await client.get(at(sample))
    return status === 200 ? (body.can.update ? 'yes' : 'no') : 'unknown'
  },
}

/** A version that nobody has seen: whoever may delete it is told so, and nothing is deleted. */
const deleting: Record<string, Door> = {
  delete: async ({ client }, sample) => decision((await client.delete(at(sample), 9999)).status),
  'can of get': async ({ client }, sample) => {
    const { status, body } = await client.get(at(sample))
    return status === 200 ? (body.can.delete ? 'yes' : 'no') : 'unknown'
  },
}

function decision(status: number): string {
  if (status === 403) return 'no'
  if (status === 404 || status === 401) return 'unknown'
  return status === 200 || status === 412 || status === 409 ? 'yes' : `status ${status}`
}

/** A bulk change does not say why it leaves one out beyond the reason. */
async function bulk(
  answer: Promise<{ status: number; body: { data?: { change: number; unchanged: number } } }>,
): Promise<string> {
  const { status, body } = await answer
  if (status === 401 || status === 404) return 'unknown'
  return status === 200 ? (body.data!.change + body.data!.unchanged === 1 ? 'yes' : 'not') : `status ${status}`
}

async function everywhere(
  doors: Record<string, Door>,
  who: Principal,
  of: readonly Sample[],
  rules: Rules,
  expected: (sample: Sample) => unknown,
) {
  const wrong: string[] = []
  for (const sample of of) {
    const decisions = await Promise.all(
      Object.entries(doors).map(async ([name, door]) => [name, await door(who, sample, rules)] as const),
    )
    for (const [name, decided] of decisions) {
      const right = expected(sample)
      const agrees = decided === undefined || decided === right || (decided === 'not' && right !== 'yes')
      if (!agrees)
        wrong.push(
          `${name}: ${JSON.stringify(decided)} instead of ${JSON.stringify(right)} for ${describeSample(sample)}`,
        )
    }
  }
  return wrong
}

function describeSample({ record, owner, private: isPrivate, parent }: Sample): string {
  const whose = owner === app.bob.id ? 'Bob’s' : owner === app.ada.id ? 'Ada’s' : 'nobody’s'
  return `${isPrivate ? 'private ' : ''}${record.name} (${parent ? `of ${describeSample(parent)}` : whose})`
}

/** What members see concerns members; that it concerns nobody else is tried on one other. */
const concerned = ['Bob (member)', 'key of member', 'Vera (viewer)']
const names = [
  'Ada (owner)',
  'Max (admin)',
  'Bob (member)',
  'Vera (viewer)',
  'key of owner',
  'key of admin',
  'key of member',
  'key of viewer',
  'Tess (own role)',
  'Carl (own role)',
  'key that reads',
  'key of a scope',
  'key by rule',
  'Sam (own role)',
  'Ida (own role)',
  'Rhea (own role)',
  'Theo (own role)',
  'Tom (own role)',
  'signed out',
]

describe.each(['all', 'own'] as const)('where members see %s', (membersSee) => {
  const rules = rulesWhere(membersSee)
  beforeAll(async () => {
    const { id, version } = (await app.as(app.ada).get('/me')).body.data.workspace
    const answer = await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee }, version)
    expect(answer.status).toBe(200)
  })

  describe.each(membersSee === 'all' ? names : concerned)('%s', (name) => {
    const whoIs = () => principals.find((each) => each.name === name)!

    test('sees the same records through every door', async () => {
      const who = whoIs()
      expect(await everywhere(seeing, who, samples, rules, (sample) => rules.sees(who, sample))).toEqual([])
    })

    test('may change the same records through every door', async () => {
      const who = whoIs()
      const right = (sample: Sample) => (rules.edits(who, sample) ? 'yes' : rules.sees(who, sample) ? 'no' : 'unknown')
      expect(await everywhere(changing, who, samples, rules, right)).toEqual([])
      const rightly = (sample: Sample) =>
        rules.deletes(who, sample) ? 'yes' : right(sample) === 'unknown' ? 'unknown' : 'no'
      expect(await everywhere(deleting, who, samples, rules, rightly)).toEqual([])
    })

    test('may add what the rules say', async () => {
      const who = whoIs()
      const wrong: string[] = []
      for (const record of coveredRecords(app).filter(
        (each) => !['user', 'exchangeRate', 'choice', 'file'].includes(each.name),
      )) {
        const parents = record.partOf
          ? samples.filter((sample) => sample.record.name === record.all[record.partOf!]!.to)
          : [null]
        for (const parent of parents) {
          const extra = parent ? { [record.partOf!]: parent.id } : {}
          // Of what may be there once, one is there already by the time the last of them asks.
          const outcome = await make(who.client, record, visibleTo(who, rules), extra).then(
            () => true,
            (error: Error) => error.message.includes('"code":"taken"') || error.message,
          )
          const right = rules.adds(who, record, parent)
          if ((outcome === true) !== right)
            wrong.push(`${record.name} ${parent ? `of ${describeSample(parent)}` : ''}: ${String(outcome)}`)
        }
      }
      expect(wrong).toEqual([])
    })

    test('exports exactly what they see', async () => {
      const who = whoIs()
      const wrong: string[] = []
      for (const record of coveredRecords(app)) {
        const started = await who.client.post('/exports', { record: record.name, fields: ['createdAt'] })
        if (who.role === null) {
          expect(started.status).toBe(401)
          continue
        }
        if (!rules.exports(who, record)) {
          expect(started.status).toBe(isUnknown(who, record, rules) ? 422 : 403)
          continue
        }
        const job = await jobOf(who, started.body.data.id)
        const { text } = await who.client.get(job.result.url)
        const ids = new Set((parse(text, { columns: true, bom: true }) as { Id: string }[]).map(({ Id }) => Id))
        for (const sample of samples.filter((each) => each.record.name === record.name))
          if (ids.has(sample.id) !== rules.sees(who, sample)) wrong.push(describeSample(sample))
      }
      expect(wrong).toEqual([])
    })

    test('reaches through actions and restoring what they may change', async () => {
      const who = whoIs()
      const wrong: string[] = []
      for (const sample of samples) {
        if (rules.edits(who, sample)) continue
        const right = rules.sees(who, sample) ? 403 : who.role === null ? 401 : 404
        const restored = await who.client.post(`${at(sample)}/restore`)
        // What is not in the bin cannot be restored by anybody.
        if (![404, 401].includes(restored.status))
          wrong.push(`restore: ${restored.status} for ${describeSample(sample)}`)
        for (const { action } of app.site.registry.actions(sample.record)) {
          const { status } = await who.client.act(
            `${at(sample)}/${action.name}`,
            inputOf(sample.record.name, action.name),
            1,
          )
          if (status !== right)
            wrong.push(`${action.name}: ${status} instead of ${right} for ${describeSample(sample)}`)
        }
      }
      expect(wrong).toEqual([])
    })

    test('learns nothing of others’ causes', async () => {
      const who = whoIs()
      const wrong: string[] = []
      for (const sample of samples.filter((each) => !rules.sees(who, each))) {
        const { text } = await who.client.post('/undo', { cause: sample.cause, preview: true })
        if (text.includes(sample.title) || text.includes(sample.id)) wrong.push(describeSample(sample))
      }
      expect(wrong).toEqual([])
    })
  })
})

/** A kind of the company's own of which they see none is unknown to them. */
const isUnknown = (who: Principal, record: RecordDefinition, rules: Rules) =>
  record.own !== undefined && !samples.some((each) => each.record.name === record.name && rules.sees(who, each))

/** One of each kind to point to, that they see. */
function visibleTo(who: Principal, rules: Rules): ReadonlyMap<string, string> {
  return new Map(
    samples.filter((sample) => who.role === null || rules.sees(who, sample)).map(({ record, id }) => [record.name, id]),
  )
}

function inputOf(record: string, action: string): object {
  const inputs: Record<string, object> = {
    move: { stage: samples.find(({ record }) => record.name === 'stage')!.id },
    lose: { reason: 'price' },
    log: { outcome: 'reached' },
    addToCallList: { list: samples.find(({ record }) => record.name === 'callList')!.id },
    enrol: { sequence: samples.find(({ record }) => record.name === 'sequence')!.id },
    skip: { reason: 'Spoke at the fair' },
    lift: { toldOn: '2026-01-02' },
    give: { how: 'form' },
    withdraw: record === 'consent' ? { how: 'form' } : {},
    accept: record === 'quote' ? { by: 'Somebody' } : {},
    refuse: { reason: 'Too dear' },
    handBack: { reason: 'later' },
    extend: { reason: 'Much to look through' },
    close: { state: 'refused', done: 'Not them' },
    switchOn: { seen: 'nothing' },
    checkIn: { at: '2026-01-02T10:00:00Z' },
    snooze: { until: '2099-01-02T10:00:00Z' },
    planVisit: { day: '2026-01-02' },
    sign: { name: 'Somebody', at: '2026-01-02T10:00:00Z', shown: 'Nothing' },
    merge: { into: samples.find(({ record }) => record.name === 'person')!.id },
    changeRole: { role: 'viewer' },
  }
  return inputs[action] ?? {}
}

async function jobOf({ client }: Principal, id: string) {
  for (;;) {
    const { body } = await client.get(`/jobs/${id}`)
    if (body.data.state === 'failed') throw new Error(body.data.error)
    if (body.data.state === 'done') return body.data
  }
}

test('the world has records of every kind, and somebody who may and somebody who may not', () => {
  const rules = rulesWhere('own')
  const bob = () => principals.find(({ name }) => name === 'Bob (member)')!
  expect(new Set(samples.map(({ record }) => record.name)).size).toBe(coveredRecords(app).length)
  expect(samples.some((sample) => rules.sees(bob(), sample))).toBe(true)
  expect(samples.some((sample) => !rules.sees(bob(), sample))).toBe(true)
  const rhea = principals.find(({ name }) => name === 'Rhea (own role)')!
  const ruled = samples.filter(({ record, parent }) => record.owned && !parent && ['company', 'person', 'deal', 'task'].includes(record.name)) // prettier-ignore
  expect(new Set(ruled.map((sample) => [rules.sees(rhea, sample), rules.edits(rhea, sample), rules.deletes(rhea, sample)].join())).size).toBeGreaterThan(1) // prettier-ignore
})
