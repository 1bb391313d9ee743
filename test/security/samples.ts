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
/** By kind, so that what is said by digits of titles does not depend on how many kinds there are; 4 and 0 are no rule's. */
const numbers = new Map<string, number>()
function nextNumber({ name }: RecordDefinition): number {
  const number = (numbers.get(name) ?? 400) + 1
  numbers.set(name, number)
  return number
}
let consents = 0
const channels = ['email', 'phone', 'post', 'message']
/** A person has one consent a purpose and channel, and the tests make many. */
let purposes: string[] = []
const nextConsent = () => ({
  purpose: purposes[Math.floor(++consents / 4) % purposes.length],
  channel: channels[consents % 4],
})

/** A product has one price a book, and no bundle is a part of itself. */
let books: string[] = []
let spareProduct = ''
let prices = 0

/** A point is ticked once for each deal, and the tests tick many. */
let points: string[] = []
let ticks = 0

/** A seller has one share of a deal. */
let sellers: string[] = []
let shares = 0

/** A competitor is named once in a deal. */
let rivals: string[] = []
let named = 0

/** Of each kind care is taken by one rule. */
const cared = ['person', 'company', 'deal', 'household', 'product', 'x_machine']
let cares = 0
let laidOut = 0
/** Somebody has one target a period. */
let targets = 0
/** Of each field there is one condition, and the tests make many. */
const optional = [person, company, deal].flatMap((record) =>
  Object.keys(record.fields).filter((name) => mayHaveCondition(record, name)).map((field) => ({ of: record.name, field })),
) // prettier-ignore
const laidOutFor = [null, 'owner', 'admin', 'member', 'viewer']
let conditions = 0

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
    letter: () => ({ subject: title, private: false }),
    purpose: () => ({ name: title, channels: ['email'] }),
    consent: () => ({}),
    callEntry: () => ({}),
    sequenceVersion: () => ({ note: title, steps }),
    enrolment: () => ({ sequence: stepped }),
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
      book: books[++prices % books.length],
      price: { amount: '10', currency: 'EUR' },
    }),
    dealTick: () => ({ note: title, point: points[++ticks % points.length] }),
    dealSplit: () => ({ note: title, seller: sellers[++shares % sellers.length], percent: 0.01 }),
    dealCompetitor: () => ({ note: title, competitor: rivals[++named % rivals.length] }),
    bundlePart: () => ({ label: title, product: spareProduct }),
    careRule: () => ({ of: cared[cares++ % cared.length] }),
    fieldCondition: () => ({
      ...optional[conditions++ % optional.length],
      shownIf: '{"field":"createdAt","isEmpty":false}',
    }),
    layout: () => ({ name: title, of: cared[laidOut % cared.length], role: laidOutFor[laidOut++ % laidOutFor.length] }),
    target: () => ({
      period: `${2000 + ++targets}-Q1`,
      user: links.get('user'),
      amount: { amount: '10', currency: 'EUR' },
    }),
    commissionPlan: () => ({ name: title, tiers: '[{"from":"0","rate":"5"}]' }),
    commissionStatement: () => ({ period: `${2000 + ++targets}-Q1`, user: links.get('user') }),
    forecastOverride: () => ({
      period: `${2000 + ++targets}-Q1`,
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

let leader: Client
/** Steps that anybody can be enrolled for, and a sequence that has them. */
const steps = '[{"kind":"task","days":5,"title":"Look again","text":""}]'
let stepped: string

/** Somebody new with a number, since on a call list and in a sequence one stands once; for who may add nobody somebody of theirs. */
async function callee(client: Client): Promise<Values> {
  const values = { lastName: 'Kowalski', phones: [{ value: '+49 30 9000100' }] }
  const made = await client.post('/people', values)
  if (made.status === 201) return { person: made.body.data.id }
  const owner = (await client.get('/me')).body.data?.user.id as string | undefined
  return owner ? { person: (await leader.post('/people', { ...values, owner })).body.data.id } : {}
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
  leader = ada
  stepped = (await ada.post('/sequences', { name: 'With steps' })).body.data.id as string
  await ada.post('/sequence-versions', { sequence: stepped, steps })
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
  purposes = []
  for (let made = 0; made < 40; made++)
    purposes.push((await ada.post('/purposes', { name: `Purpose ${made}`, channels })).body.data.id as string)
  books = []
  for (let made = 0; made < 40; made++)
    books.push((await ada.post('/price-books', { name: `Book ${made}`, currency: 'EUR' })).body.data.id as string)
  const stage = (await ada.get('/stages?limit=1')).body.data[0].id as string
  points = []
  for (let made = 0; made < 40; made++)
    points.push((await ada.post('/exit-points', { name: `Point ${made}`, stage })).body.data.id as string)
  sellers = []
  for (let made = 0; made < 40; made++)
    sellers.push((await ada.post('/users', { name: `Seller ${made}`, email: `seller${made}@example.com` })).body.data.id as string) // prettier-ignore
  rivals = []
  for (let made = 0; made < 40; made++)
    rivals.push((await ada.post('/competitors', { name: `Rival ${made}` })).body.data.id as string)
  spareProduct = (await ada.post('/products', { name: 'A spare part' })).body.data.id as string
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
