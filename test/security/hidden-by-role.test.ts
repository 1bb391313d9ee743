import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shape } from '../../src/platform/own/shape.ts'
import { startTestApp, type Client, type Person, type TestApp } from '../app.ts'

// What a role of the company's own hides says nothing: not by search, not beside a title, not in a brief, not as a number.

const hiding: Record<string, readonly string[]> = {
  person: ['emails', 'phones', 'jobTitle', 'company', 'custom.byname'],
  company: ['website', 'emails', 'industry'],
  deal: ['description', 'stage'],
  call: ['notes', 'outcome'],
  meeting: ['location'],
}

let app: TestApp
let ada: Client
let nora: Client
let zofie: string
let mill: string

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
  await ada.post('/custom-fields', { of: 'person', key: 'byname', label: 'Byname', type: 'text', searchable: true })
  await shape(app.site)
  nora = app.as(await withRole('Nora', hiding))
  mill = await add('/companies', {
    name: 'Quern Mill',
    website: 'https://grindstone.example',
    emails: [{ value: 'flour@bakehouse.example', primary: true }],
    industry: 'food',
  })
  zofie = await add('/people', {
    firstName: 'Žofie',
    lastName: 'Quagga-Smith',
    emails: [{ value: 'nightingale@perch.example', primary: true }],
    phones: [{ value: '+49 171 5550142', primary: true }],
    birthday: '1990-02-03',
    company: mill,
    jobTitle: 'Cartographer',
    custom: { byname: 'Wanderfalke' },
  })
  await add('/calls', { subject: 'Quiet talk', about: [zofie], notes: 'Speaks of divestiture', outcome: 'reached', startedAt: '2026-11-20T08:00:00Z' }) // prettier-ignore
})
afterAll(() => app.close())

async function add(path: string, given: object): Promise<string> {
  const { status, body, text } = await ada.post(path, given)
  expect(status, text).toBe(201)
  return body.data.id
}

/** Somebody who sees everything but these fields. */
async function withRole(name: string, hidden: Record<string, readonly string[]>): Promise<Person> {
  const right = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const records = app.site.registry.records.filter(({ setting, shared, partOf, hidden, secluded }) => !setting && !shared && !partOf && !hidden && !secluded) // prettier-ignore
  const rights = records.map((record) => {
    const less = hidden[record.name]
    const see = Object.keys(record.all).filter((field) => !less?.includes(field))
    return [record.name, { ...right, ...(less && { fields: { see } }) }]
  })
  const person = await app.join(name, 'member')
  const role = await ada.post('/own-roles', { name, rights: JSON.stringify(Object.fromEntries(rights)) })
  expect(role.status, role.text).toBe(201)
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
  expect(given.status, given.text).toBe(200)
  return person
}

const titles = async (client: Client, path: string) => {
  const { status, body, text } = await client.get(path)
  expect(status, text).toBe(200)
  return (body.data as { title?: string; name?: string; subject?: string }[]).map((each) => each.title ?? each.name ?? each.subject) // prettier-ignore
}
const q = encodeURIComponent

describe('words of hidden fields', () => {
  test.each([
    'nightingale@perch.example',
    'nightingale',
    'nightingael',
    '+49 171 5550142',
    '0171 55501',
    '491715550',
    'cartographer',
    'wanderfalke',
  ])('find nobody: %s', async (typed) => {
    expect(await titles(ada, `/search?q=${q(typed)}`), 'for who may know').toContain('Žofie Quagga-Smith')
    expect(await titles(nora, `/search?q=${q(typed)}`)).toEqual([])
    expect(await titles(nora, `/people?q=${q(typed)}`)).toEqual([])
  })

  test.each(['nightingale', 'wander'])('add nothing to a name: %s', async (word) => {
    const hits = async (client: Client, typed: string) => (await client.get(`/search?q=${q(typed)}`)).body.data
    for (const name of ['Žofie Quagga-Smith', 'zofie']) {
      expect((await hits(ada, `${name} ${word}`))[0].match).toBe('prefix')
      // A name alike may be there all the same, as a guess.
      for (const { match } of await hits(nora, `${name} ${word}`)) expect(match).toBe('typo')
      expect(await titles(nora, `/people?q=${q(`${name} ${word}`)}`)).toEqual([])
    }
  })

  test.each(['grindstone.example', 'grindstone', 'flour@bakehouse.example', 'flour'])(
    'find no company: %s',
    async (typed) => {
      expect(await titles(ada, `/search?q=${q(typed)}`)).toContain('Quern Mill')
      expect(await titles(nora, `/search?q=${q(typed)}`)).toEqual([])
      expect(await titles(nora, `/companies?q=${q(typed)}`)).toEqual([])
    },
  )

  test.each(['Žofie', 'zofie', 'QUAG', 'smith zof', 'zofie quagga-smith', 'Zofia Quaga'])(
    'do not keep anybody from being found by name: %s',
    async (typed) => expect(await titles(nora, `/search?q=${q(typed)}`)).toContain('Žofie Quagga-Smith'),
  )

  test.each(['Žofie', 'quag', 'smith zof'])('nor from a list: %s', async (typed) => {
    expect(await titles(nora, `/people?q=${q(typed)}`)).toEqual(['Žofie Quagga-Smith'])
  })

  test('find nothing on a timeline, the title of a contact does', async () => {
    const of = (client: Client, typed: string) => client.get(`/people/${zofie}/timeline?q=${typed}`)
    expect((await of(ada, 'divest')).body.data).toHaveLength(1)
    expect((await of(nora, 'divest')).body.data).toEqual([])
    expect((await of(nora, 'quiet')).body.data).toHaveLength(1)
    expect(await titles(nora, '/calls?q=divest')).toEqual([])
    expect(await titles(nora, '/calls?q=quiet')).toEqual(['Quiet talk'])
  })

  test('tell nobody who rings', async () => {
    const rings = async (client: Client) => (await client.get(`/ring?number=${q('0171 5550142')}`)).body
    expect((await rings(ada)).candidates).toHaveLength(1)
    expect(await rings(nora)).toMatchObject({ candidates: [], data: [], linked: {} })
  })

  test('one hidden kind of contact leaves the others', async () => {
    const otto = app.as(await withRole('Otto', { person: ['phones'] }))
    expect(await titles(otto, `/search?q=${q('nightingale@perch.example')}`)).toEqual(['Žofie Quagga-Smith'])
    expect(await titles(otto, `/search?q=${q('+49 171 5550142')}`)).toEqual([])
    expect((await otto.get(`/ring?number=${q('0171 5550142')}`)).body.candidates).toEqual([])
  })
})

test('no subtitle tells a hidden field', async () => {
  await add('/deals', { name: 'Quagga stones', company: mill })
  await add('/people', { firstName: 'Zofie', lastName: 'Quagga-Smith', birthday: '1990-02-03' })
  await nora.patch(`/attention/${zofie}`, { state: 'following' })
  const told = /Cartographer|Food|"subtitle":"[^"]*Quern/
  const answers = async (client: Client) =>
    Promise.all([
      client.get('/search?q=quagga'),
      client.get('/search?q=quern'),
      client.get('/calls?with=*'),
      client.get('/deals?with=*'),
      client.post('/people/match', { name: 'Žofie Quagga-Smith' }),
      client.get('/duplicates'),
    ])
  await expect.poll(async () => (await ada.get('/duplicates')).body.data.length).toBeGreaterThan(0)
  for (const { status, text } of await answers(ada)) expect([status, text]).toEqual([200, expect.stringMatching(told)])
  const stage = (await ada.get('/deals?with=stage')).body.data[0].stage
  const name = (await ada.get(`/stages/${stage}`)).body.data.name as string
  for (const { status, text } of await answers(nora)) {
    expect(status, text).toBe(200)
    expect(text.replace(/"name":"Quagga stones"/, '')).not.toMatch(/Cartographer|Food|"subtitle":"(Quern|.* · )/)
  }
  expect((await nora.get('/search?q=stones')).body.data).toEqual([expect.objectContaining({ title: 'Quagga stones', subtitle: null })]) // prettier-ignore
  expect((await ada.get('/search?q=stones')).body.data[0].subtitle).toContain(name)
})

describe('a brief', () => {
  const briefAt = (client: Client, path: string) => client.get(`${path}/brief`)

  test.each([
    ['status', 'deal'],
    ['closeOn', 'deal'],
    ['lastContactAt', 'deal'],
    ['company', 'deal'],
    ['done', 'task'],
    ['dueAt', 'task'],
    ['about', 'task'],
    ['startsAt', 'meeting'],
    ['company', 'person'],
  ])('is there without what %s of a %s would tell', async (field, record) => {
    await add('/deals', { name: 'Millstones', company: mill, openedOn: '2026-01-02' })
    const client = app.as(await withRole(`No ${field} of ${record}`, { [record]: [field] }))
    for (const path of [`/people/${zofie}`, `/companies/${mill}`]) {
      const { status, body, text } = await briefAt(client, path)
      expect(status, text).toBe(200)
      if (['status', 'closeOn', 'company'].includes(field) && record === 'deal') expect(body.data[0].deals).toEqual([])
      else if (path.startsWith('/comp')) expect(body.data[0].deals.length).toBeGreaterThan(0)
    }
  })
})

test('pairs that are likely only by a hidden field are not counted', async () => {
  const contacts = {
    emails: [{ value: 'otter@holt.example', primary: true }],
    phones: [{ value: '+49 30 5550777', primary: true }],
  }
  const one = await add('/people', { firstName: 'Ottilie', lastName: 'Otter', ...contacts })
  const two = await add('/people', { firstName: 'Ottilie', lastName: 'Marder', ...contacts })
  const of = async (client: Client, id: string) => [
    (await client.get(`/duplicates?of=${id}`)).body.data.length,
    (await client.get(`/duplicates/count?of=${id}`)).body.data.pairs,
  ]
  await expect.poll(() => of(ada, one)).toEqual([1, 1])
  expect(await of(nora, two)).toEqual([0, 0])
  const [shown, counted] = [(await nora.get('/duplicates')).body.data, (await nora.get('/duplicates/count')).body.data]
  expect(counted.pairs).toBe(shown.length)
})

describe('what a role hides', () => {
  test('is not told by a part in which it stands as well', async () => {
    const roles = async (client: Client) => (await client.get('/employments?with=*')).body
    const [role] = (await roles(ada)).data
    expect(role.title).toBe('Cartographer')
    expect((await roles(nora)).data).toEqual([])
    const nothing = await nora.get(`/employments/${zofie}`)
    const asked = await nora.get(`/employments/${role.id}`)
    expect([asked.status, asked.body.detail]).toEqual([404, nothing.body.detail])
    expect((await nora.get(`/employments/${role.id}/history`)).status).toBe(404)
    const filter = q(JSON.stringify({ field: 'title', is: 'Cartographer' }))
    expect((await nora.get(`/employments?filter=${filter}`)).body.data).toEqual([])
    expect((await nora.patch(`/employments/${role.id}`, { title: 'Painter' }, 1)).status).toBe(404)
    const added = await nora.post('/employments', { person: zofie, company: mill, title: 'Painter' })
    expect(added.status).toBe(403)
    const { text } = await nora.get(`/people/${zofie}/history`)
    expect(text).not.toContain('Cartographer')
    expect((await nora.get(`/people/${zofie}/timeline`)).text).not.toContain('Cartographer')
  })

  test('may not be changed by such a part', async () => {
    const see = Object.keys(app.site.registry.record('person')!.all)
    const right = { see: 'all', edit: 'all', create: true }
    const rights = {
      person: { ...right, fields: { see, edit: see.filter((name) => name !== 'jobTitle') } },
      company: right,
    }
    const role = await ada.post('/own-roles', { name: 'Leaves titles', rights: JSON.stringify(rights) })
    const otto = await app.join('Otto Titles', 'member')
    const { version } = (await ada.get(`/users/${otto.id}`)).body.data
    await ada.act(`/users/${otto.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
    const [{ id }] = (await ada.get('/employments')).body.data
    const { body } = await app.as(otto).get(`/employments/${id}`)
    expect([body.data.title, body.can.update]).toEqual(['Cartographer', false])
    expect((await app.as(otto).patch(`/employments/${id}`, { title: 'Painter' }, 1)).status).toBe(403)
  })

  test('has no choices that are told', async () => {
    const choice = async (of: string, key: string) =>
      (await ada.post('/choices', { of, key, label: `The ${key}` })).body.data.id as string
    const [hidden, known] = [await choice('company.industry', 'quarries'), await choice('deal.source', 'fairs')]
    const ids = (await nora.get('/choices?limit=200')).body.data.map(({ id }: { id: string }) => id)
    expect(ids).toContain(known)
    expect(ids).not.toContain(hidden)
    expect((await nora.get(`/choices/${hidden}`)).status).toBe(404)
    expect((await nora.get(`/choices/${hidden}/history`)).status).toBe(404)
    const filter = q(JSON.stringify({ field: 'key', is: 'quarries' }))
    expect((await nora.get(`/choices?filter=${filter}&count=exact`)).body.page.count.value).toBe(0)
    expect((await nora.get('/choices?limit=200')).text).not.toContain('quarries')
    expect((await ada.get(`/choices/${hidden}`)).status).toBe(200)
    expect((await app.as(app.bob).get(`/choices/${hidden}`)).status).toBe(200)
  })
})
