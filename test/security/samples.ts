import { setTimeout as sleep } from 'node:timers/promises'
import { deal } from '../../src/domains/deals/model/index.ts'
import { company, person } from '../../src/domains/people/model/index.ts'
import type { Filter } from '../../src/kernel/filter.ts'
import { mayHaveCondition } from '../../src/kernel/own-field.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import { pathOf } from '../../src/platform/records/index.ts'
import { form, type Client, type Person, type TestApp } from '../app.ts'

/** What a rule of the test's asks: whether one of these digits is in the record's title. */
export const withDigits = ({ name, title }: RecordDefinition, digits: string): Filter => ({
  or: [...digits].map((digit) => ({ field: name === 'person' ? 'lastName' : title, contains: digit })),
})

/** What lies in the one territory that there is: companies and people with one of these digits in their title. */
export const placed = ['company', 'person']
export const digitsOfTerritory = '268'

/** A record of the test's, with what permission depends on. */
export interface Sample {
  record: RecordDefinition
  id: string
  title: string
  owner: string | null
  author: string
  private: boolean
  parent: Sample | null
  /** By which it was made. */
  cause: string
}

export type Values = Record<string, unknown>
const lyon = { street: null, postalCode: null, region: null, label: null, city: 'Lyon', country: 'FR', primary: true }
/** What the workspace that is filled has for its records to name, and how often something was made in it. */
const nothingYet = () => ({
  /** By kind, so that what is said by digits of titles does not depend on how many kinds there are; 4 and 0 are no rule's. */
  numbers: new Map<string, number>(),
  /** A person has one consent a purpose and channel, and the tests make many. */
  ...{ purposes: [] as string[], consents: 0 },
  /** A product has one price a book, and no bundle is a part of itself. */
  ...{ books: [] as string[], spareProduct: '', prices: 0 },
  /** A point is ticked once for each deal, and the tests tick many. */
  ...{ points: [] as string[], ticks: 0 },
  /** A seller has one share of a deal, and a competitor is named once in it. */
  ...{ sellers: [] as string[], shares: 0, rivals: [] as string[], named: 0 },
  /** Somebody has one target a period. */
  ...{ targets: 0, cares: 0, laidOut: 0, conditions: 0 },
  leader: undefined as unknown as Client,
  /** A sequence that anybody can be enrolled for. */
  stepped: '',
})
// Files that run in one process fill one after the other.
let filled = nothingYet()

function nextNumber({ name }: RecordDefinition): number {
  const number = (filled.numbers.get(name) ?? 400) + 1
  filled.numbers.set(name, number)
  return number
}
const channels = ['email', 'phone', 'post', 'message']
const nextConsent = () => ({
  purpose: filled.purposes[Math.floor(++filled.consents / 4) % filled.purposes.length],
  channel: channels[filled.consents % 4],
})

/** Of each kind care is taken by one rule. */
const cared = ['person', 'company', 'deal', 'household', 'product', 'x_machine']
/** Of each field there is one condition, and the tests make many. */
const optional = [person, company, deal].flatMap((record) =>
  Object.keys(record.fields).filter((name) => mayHaveCondition(record, name)).map((field) => ({ of: record.name, field })),
) // prettier-ignore
const laidOutFor = [null, 'owner', 'admin', 'member', 'viewer']

/** What a record needs beyond its title, where the definition alone does not say. */
function special(record: RecordDefinition, title: string, links: ReadonlyMap<string, string>): Values {
  // Asked of the record's own alone: what counts on does so for that one.
  const values: Record<string, () => Values> = {
    person: () => ({ lastName: title }),
    user: () => ({ name: title, email: `${title}@example.com` }),
    choice: () => ({ of: 'company.industry', key: title, label: title }),
    exchangeRate: () => ({ currency: 'USD', rate: 1.25, validFrom: '2026-01-01' }),
    employment: () => ({ title }),
    customField: () => ({ of: 'company', type: 'text', label: title }),
    share: () => ({ about: title, of: links.get('company'), user: links.get('user') }),
    customRecord: () => ({ one: title, many: title }),
    view: () => ({ name: title, of: 'deal', query: '{}' }),
    // Without a word it would be private.
    goal: () => ({ name: title, aim: 5, private: false }),
    mailbox: () => ({ address: title, private: false }),
    calendarAccount: () => ({ name: title, private: false }),
    letter: () => ({ subject: title, private: false }),
    purpose: () => ({ name: title, channels: ['email'] }),
    consent: () => ({}),
    callEntry: () => ({}),
    sequenceVersion: () => ({ note: title, steps }),
    enrolment: () => ({ sequence: filled.stepped }),
    hold: () => ({ reason: title, about: links.get('company') }),
    privacyRequest: () => ({ words: title }),
    // One in force would keep the person from being changed.
    restriction: () => ({ reason: 'claim', words: title, state: 'lifted', toldOn: '2026-01-02' }),
    retentionRule: () => ({ name: title, of: 'company', by: 'createdAt', months: 12 }),
    demand: () => ({ sentence: title, of: 'deal', must: '{"field":"name","isEmpty":false}' }),
    priceBook: () => ({ name: title, currency: 'EUR' }),
    taxRate: () => ({ country: 'DE', rate: 19, validFrom: '2026-01-01' }),
    priceEntry: () => ({
      label: title,
      book: filled.books[++filled.prices % filled.books.length],
      price: { amount: '10', currency: 'EUR' },
    }),
    dealTick: () => ({ note: title, point: filled.points[++filled.ticks % filled.points.length] }),
    dealSplit: () => ({ note: title, seller: filled.sellers[++filled.shares % filled.sellers.length], percent: 0.01 }),
    dealCompetitor: () => ({ note: title, competitor: filled.rivals[++filled.named % filled.rivals.length] }),
    bundlePart: () => ({ label: title, product: filled.spareProduct }),
    careRule: () => ({ of: cared[filled.cares++ % cared.length] }),
    fieldCondition: () => ({
      ...optional[filled.conditions++ % optional.length],
      shownIf: '{"field":"createdAt","isEmpty":false}',
    }),
    layout: () => ({
      name: title,
      of: cared[filled.laidOut % cared.length],
      role: laidOutFor[filled.laidOut++ % laidOutFor.length],
    }),
    target: () => ({
      period: `${2000 + ++filled.targets}-Q1`,
      user: links.get('user'),
      amount: { amount: '10', currency: 'EUR' },
    }),
    commissionPlan: () => ({ name: title, tiers: '[{"from":"0","rate":"5"}]' }),
    commissionStatement: () => ({ period: `${2000 + ++filled.targets}-Q1`, user: links.get('user') }),
    forecastOverride: () => ({
      period: `${2000 + ++filled.targets}-Q1`,
      user: links.get('user'),
      reason: title,
    }),
    leadForm: () => ({ name: title }),
    bookingPage: () => ({ name: title }),
    mailTemplate: () => ({ name: title }),
    approvalRule: () => ({ name: title, asks: 'discount', percent: 99 }),
    scoreRule: () => ({ name: title, asks: 'call', points: 1 }),
    leadArrival: () => ({ title }),
    leadAssignment: () => ({ title }),
    rota: () => ({ name: title, users: [links.get('user')] }),
    introduction: () => ({ name: title, person: links.get('person') }),
    directDealing: () => ({ note: title }),
    exposure: () => ({ spot: title, company: links.get('company'), at: '2026-01-02T10:00:00Z' }),
    visitCycle: () => ({ name: title, of: 'company', every: 6 }),
    webhook: () => ({ name: title, url: 'https://example.com/farley' }),
  }
  const isText = ['text', 'longText'].includes(record.all[record.title]!.type)
  return values[record.name]?.() ?? (isText ? { [record.title]: title } : {})
}

/** Lets there be a record type of the company's own, with the workers at work. */
export async function addRecordType(app: TestApp): Promise<void> {
  const made = await app.as(app.ada).post('/custom-records', { one: 'Machine', many: 'Machines' })
  if (made.status !== 201) throw new Error(made.text)
  while (!app.site.registry.byPath('machines')) await sleep(50)
}

/** The records that the matrix is about; the company itself is one row that nobody adds. */
export function coveredRecords(app: TestApp): readonly RecordDefinition[] {
  // Of those that the test adds, one is enough.
  return app.site.registry.records.filter(
    ({ name, own }) => name !== 'workspace' && !name.startsWith('import') && (!own || name === 'x_machine'),
  )
}

/** Values enough for a new record, and the words by which it is found; targets of required links are those given. */
function valuesOf(record: RecordDefinition, links: ReadonlyMap<string, string>): { title: string; values: Values } {
  const title = `zq${record.name.toLowerCase()}${nextNumber(record)}`
  const values: Values = { ...(record.all.addresses && { addresses: [lyon] }), ...special(record, title, links) }
  if (record.name === 'consent') Object.assign(values, nextConsent())
  for (const [name, field] of Object.entries(record.all)) {
    const isNeeded = field.required && field.type === 'link' && field.setBy === 'typed'
    if (isNeeded && values[name] === undefined) values[name] = links.get(field.to!)
  }
  return { title, values }
}

/** Makes a record as somebody; throws with the answer when that is refused. */
export async function make(
  client: Client,
  record: RecordDefinition,
  links: ReadonlyMap<string, string>,
  extra: Values = {},
): Promise<{ id: string; title: string; cause: string; version: number }> {
  const { title, values } = valuesOf(record, links)
  if (record.name === 'file') return upload(client, title, extra)
  const whom = ['callEntry', 'enrolment'].includes(record.name) ? await callee(client) : {}
  const answer = await client.post(`/${pathOf(record)}`, { ...values, ...whom, ...extra })
  if (answer.status !== 201) throw new Error(`Could not make a ${record.name}: ${answer.text}`)
  return { id: answer.body.data.id, version: answer.body.data.version, title, cause: answer.body.cause }
}

/** Steps that anybody can be enrolled for. */
const steps = '[{"kind":"task","days":5,"title":"Look again","text":""}]'

/** Somebody new with a number, since on a call list and in a sequence one stands once; for who may add nobody somebody of theirs. */
async function callee(client: Client): Promise<Values> {
  const values = { lastName: 'Kowalski', phones: [{ value: '+49 30 9000100' }] }
  const made = await client.post('/people', values)
  if (made.status === 201) return { person: made.body.data.id }
  const owner = (await client.get('/me')).body.data?.user.id as string | undefined
  return owner ? { person: (await filled.leader.post('/people', { ...values, owner })).body.data.id } : {}
}

/** Files come with their bytes. */
async function upload(client: Client, title: string, { owner, private: isPrivate = false }: Values) {
  const { body, headers } = form({ private: String(isPrivate) }, title, 'The bytes.')
  const answer = await client.send('POST', '/files/upload', headers, body)
  if (answer.status !== 201) throw new Error(`Could not upload: ${answer.text}`)
  const { id, version } = answer.body.data
  if (owner) await client.patch(`/files/${id}`, { owner }, version)
  return { id, title, cause: answer.body.cause as string, version: version as number }
}

/** Every kind of record, as everybody's, as another's, and as private ones; parts of each of their parents. */
export async function makeSamples(app: TestApp): Promise<Sample[]> {
  const samples: Sample[] = []
  const [ada, bob] = [app.as(app.ada), app.as(app.bob)]
  const idOf = async (path: string, values: object) => (await ada.post(path, values)).body.data.id as string
  const forty = async (path: string, values: (made: number) => object) => {
    const ids: string[] = []
    for (let made = 0; made < 40; made++) ids.push(await idOf(path, values(made)))
    return ids
  }
  const links = new Map<string, string>()
  const add = async (record: RecordDefinition, by: Person, traits: Values, parent: Sample | null = null) => {
    const at = parent ? { [record.partOf!]: parent.id } : {}
    const made = await make(by === app.ada ? ada : bob, record, links, { ...at, ...traits })
    const owner = record.owned ? ((traits.owner as string | undefined) ?? by.id) : null
    samples.push({ record, ...made, owner, author: by.id, private: traits.private === true, parent })
    if (!links.has(record.name)) links.set(record.name, made.id)
  }
  const ruled = coveredRecords(app).filter(({ name }) => placed.includes(name))
  const rules = Object.fromEntries(ruled.map((record) => [record.name, withDigits(record, digitsOfTerritory)]))
  const north = await ada.post('/territories', { name: 'Northern market' })
  await ada.post('/territories', { name: 'Coast', parent: north.body.data.id, rules: JSON.stringify(rules) })
  const stage = (await ada.get('/stages?limit=1')).body.data[0].id as string
  filled = {
    ...nothingYet(),
    leader: ada,
    stepped: await idOf('/sequences', { name: 'With steps' }),
    purposes: await forty('/purposes', (made) => ({ name: `Purpose ${made}`, channels })),
    books: await forty('/price-books', (made) => ({ name: `Book ${made}`, currency: 'EUR' })),
    points: await forty('/exit-points', (made) => ({ name: `Point ${made}`, stage })),
    sellers: await forty('/users', (made) => ({ name: `Seller ${made}`, email: `seller${made}@example.com` })),
    rivals: await forty('/competitors', (made) => ({ name: `Rival ${made}` })),
    spareProduct: await idOf('/products', { name: 'A spare part' }),
  }
  await ada.post('/sequence-versions', { sequence: filled.stepped, steps })
  for (const record of inOrder(coveredRecords(app))) {
    if (record.partOf) {
      const parents = samples.filter((sample) => sample.record.name === record.all[record.partOf!]!.to)
      const keptByBob = ({ owner, private: isPrivate }: Sample) => owner === app.bob.id && isPrivate
      for (const parent of parents)
        if (!record.secluded || !keptByBob(parent)) await add(record, keptByBob(parent) ? app.bob : app.ada, {}, parent)
      if (record.private) {
        await add(record, app.ada, { private: true }, parents[0]!)
        await add(
          record,
          app.bob,
          { private: true },
          parents.find((parent) => parent.owner === app.bob.id)!,
        )
      }
      continue
    }
    await add(record, app.ada, {})
    if (!record.owned) continue
    await add(record, app.ada, { owner: app.bob.id })
    if (!record.private) continue
    await add(record, app.ada, { private: true })
    await add(record, app.bob, { private: true })
  }
  return samples
}

/** Each after those it must point to. */
function inOrder(records: readonly RecordDefinition[]): RecordDefinition[] {
  const ordered = new Set<RecordDefinition>()
  const visit = (record: RecordDefinition) => {
    for (const field of Object.values(record.all)) {
      const to = field.to === 'any' ? 'company' : field.to
      const target = field.required && field.type === 'link' && records.find(({ name }) => name === to)
      if (target && target !== record && !ordered.has(target)) visit(target)
    }
    ordered.add(record)
  }
  records.forEach(visit)
  return [...ordered]
}
