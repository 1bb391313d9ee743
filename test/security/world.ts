import { setTimeout as sleep } from 'node:timers/promises'
import type { Filter } from '../../src/kernel/filter.ts'
import { deal } from '../../src/domains/deals/model/index.ts'
import { company, person } from '../../src/domains/people/model/index.ts'
import { mayHaveCondition } from '../../src/kernel/own-field.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import type { Role } from '../../src/platform/access/permissions.ts'
import { pathOf } from '../../src/platform/records/index.ts'
import { form, type Client, type Person, type TestApp } from '../app.ts'

/** Somebody who asks, and what the rules are about: their role, whose records are theirs, and what members see. */
export interface Principal {
  name: string
  client: Client
  role: Role | null
  /** The user as whom they act. */
  me: string | null
  person: Person | null
  /** What a role of the company's own allows them, and whose records their team has. */
  own?: { rights: Record<string, OwnRight>; team: readonly string[]; shared?: ReadonlyMap<string, 'see' | 'edit'> }
  /** A key that goes less far than its role: what is no right's it reads at most. */
  scoped?: boolean
}

type Reach = 'all' | 'territory' | 'team' | 'own' | 'none'
interface OwnRight {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  export: boolean
  rules?: { see: Filter; edit: Filter; delete: Filter }
}

/** What a rule of the test's asks: whether one of these digits is in the record's title. */
const withDigits = ({ name, title }: RecordDefinition, digits: string): Filter => ({
  or: [...digits].map((digit) => ({ field: name === 'person' ? 'lastName' : title, contains: digit })),
})
const digitsOf = { see: '135', edit: '159', delete: '3' }
const rulesOf = (record: RecordDefinition) => ({
  see: withDigits(record, digitsOf.see),
  edit: withDigits(record, digitsOf.edit),
  delete: withDigits(record, digitsOf.delete),
})

/** What lies in the one territory that there is: companies and people with one of these digits in their title. */
const placed = ['company', 'person']
const digitsOfTerritory = '268'

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

type Values = Record<string, unknown>
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

/** Of each kind care is taken by one rule. */
const cared = ['person', 'company', 'deal', 'household', 'product', 'x_machine']
let cares = 0
let laidOut = 0
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
    purpose: () => ({ name: title, channels: ['email'] }),
    consent: () => ({}),
    hold: () => ({ reason: title, about: links.get('company') }),
    privacyRequest: () => ({ words: title }),
    retentionRule: () => ({ name: title, of: 'company', by: 'createdAt', months: 12 }),
    demand: () => ({ sentence: title, of: 'deal', must: '{"field":"name","isEmpty":false}' }),
    priceBook: () => ({ name: title, currency: 'EUR' }),
    taxRate: () => ({ country: 'DE', rate: 19, validFrom: '2026-01-01' }),
    priceEntry: () => ({
      label: title,
      book: books[++prices % books.length],
      price: { amount: '10', currency: 'EUR' },
    }),
    bundlePart: () => ({ label: title, product: spareProduct }),
    careRule: () => ({ of: cared[cares++ % cared.length] }),
    fieldCondition: () => ({
      ...optional[conditions++ % optional.length],
      shownIf: '{"field":"createdAt","isEmpty":false}',
    }),
    layout: () => ({ name: title, of: cared[laidOut % cared.length], role: laidOutFor[laidOut++ % laidOutFor.length] }),
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
  const answer = await client.post(`/${pathOf(record)}`, { ...values, ...extra })
  if (answer.status !== 201) throw new Error(`Could not make a ${record.name}: ${answer.text}`)
  return { id: answer.body.data.id, version: answer.body.data.version, title, cause: answer.body.cause }
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

/** Whether a role of the company's own says what may be done with it. */
const isRuled = ({ setting, shared, partOf, hidden }: RecordDefinition) => !setting && !shared && !partOf && !hidden

/**
 * Some with roles of the company's own: one leads Bob's team, one sees a little and changes less; and three who see what is
 * their own, and what Ada shares: with them to change it, with their team to see it, and with one until a moment that is over.
 */
async function withOwnRoles(app: TestApp, samples: readonly Sample[]): Promise<Principal[]> {
  const ada = app.as(app.ada)
  const ruled = coveredRecords(app).filter(isRuled)
  const owned = (right: OwnRight): OwnRight[] => [right, { ...right, see: 'all', edit: 'none', delete: 'none' }]
  const rightsOf = (right: OwnRight, but: readonly string[] = []) =>
    Object.fromEntries(
      ruled
        .filter(({ name }) => !but.includes(name))
        .map((record) => [record.name, owned(right)[record.owned ? 0 : 1]!]),
    )
  const lead = rightsOf({ see: 'team', edit: 'team', delete: 'own', create: true, export: true })
  const caller = {
    ...rightsOf({ see: 'own', edit: 'own', delete: 'none', create: false, export: false }, [
      'household',
      'task',
      'x_machine',
    ]),
    company: { see: 'all', edit: 'none', delete: 'none', create: false, export: false } as const,
    person: { see: 'all', edit: 'team', delete: 'none', create: true, export: true } as const,
  }
  const team = (await ada.post('/teams', { name: 'North' })).body.data.id as string
  const below = (await ada.post('/teams', { name: 'North by east', parent: team })).body.data.id as string
  const into = async ({ id }: Person, where: string) => {
    const { version } = (await ada.get(`/users/${id}`)).body.data
    const answer = await ada.patch(`/users/${id}`, { team: where }, version)
    if (answer.status !== 200) throw new Error(answer.text)
  }
  await into(app.bob, below)
  const make = async (name: string, rights: Record<string, OwnRight>, where: string, of: readonly Person[]) => {
    const person = await app.join(name, 'member')
    await into(person, where)
    const role = await ada.post('/own-roles', { name, rights: JSON.stringify(rights) })
    if (role.status !== 201) throw new Error(role.text)
    const { version } = (await ada.get(`/users/${person.id}`)).body.data
    const given = await ada.act(
      `/users/${person.id}/changeRole`,
      { role: 'member', ownRole: role.body.data.id },
      version,
    )
    if (given.status !== 200) throw new Error(given.text)
    const own = { rights, team: [person.id, ...of.map(({ id }) => id)] }
    return {
      name: `${name} (own role)`,
      client: app.as(person),
      role: 'member' as const,
      me: person.id,
      person,
      own,
    }
  }
  const tess = await make('Tess', lead, team, [app.bob])
  const carl = await make('Carl', caller, below, [app.bob])
  const own = rightsOf({ see: 'own', edit: 'own', delete: 'own', create: false, export: true })
  const byRule = Object.fromEntries(
    ruled.map((record) => [record.name, record.owned ? { ...own[record.name]!, rules: rulesOf(record) } : own[record.name]!]),
  ) // prettier-ignore
  const west = (await ada.post('/teams', { name: 'West' })).body.data.id as string
  const byWest = (await ada.post('/teams', { name: 'West by south', parent: west })).body.data.id as string
  const sam = await make('Sam', own, team, [])
  const ida = await make('Ida', own, team, [])
  const { task: _, ...noTasks } = own
  const rhea = await make('Rhea', byRule, team, [])
  const byTerritory = Object.fromEntries(
    ruled.map((record) => [record.name, record.territory ? { ...own[record.name]!, see: 'territory', edit: 'territory' } : own[record.name]!]),
  ) as typeof own // prettier-ignore
  const theo = await make('Theo', byTerritory, team, [])
  const [north] = (await ada.get('/territories?filter={"field":"name","is":"Northern market"}')).body.data
  if (north) await ada.patch(`/territories/${north.id}`, { members: [theo.me] }, north.version)
  const tom = await make('Tom', noTasks, byWest, [])
  const given = samples.filter(({ record, private: isPrivate, parent, owner }) =>
    record.owned && isRuled(record) && !parent && !isPrivate && owner === app.ada.id) // prettier-ignore
  const moment = new Date(Date.now() + 2_000 + given.length * 90).toISOString()
  const some = new Map<string, 'see'>()
  for (const { record, id } of given) {
    await share(ada, { record: record.name, id, user: sam.me, level: 'edit' })
    await share(ada, { record: record.name, id, user: ida.me, level: 'edit', until: moment })
    await share(ada, { record: record.name, id, team: west, level: 'see' })
    if (some.size < 3) await share(ada, { record: record.name, id, user: rhea.me, level: 'see' })
    if (some.size < 3) some.set(id, 'see')
  }
  const all = (level: 'see' | 'edit') => new Map(given.map(({ id }) => [id, level]))
  while (Date.now() <= Date.parse(moment)) await new Promise((done) => setTimeout(done, 100))
  return [
    tess,
    carl,
    { ...sam, own: { ...sam.own, shared: all('edit') } },
    ida,
    theo,
    { ...rhea, own: { ...rhea.own, shared: some } },
    { ...tom, own: { ...tom.own, shared: all('see') } },
  ]
}

/** Keys of Ada's that may do less than their role: one that reads, and those that have rights as a role of the company's own has, by rule as well. */
async function withScopes(app: TestApp): Promise<Principal[]> {
  const whole = { see: 'own', edit: 'own', delete: 'own', create: true, export: false } as const
  const ruled = coveredRecords(app).filter((record) => isRuled(record) && !['household', 'task'].includes(record.name))
  const rights: Record<string, OwnRight> = {
    ...Object.fromEntries(ruled.map(({ name, owned }) => [name, owned ? whole : { ...whole, see: 'all', edit: 'none', delete: 'none' }])),
    company: { see: 'all', edit: 'none', delete: 'none', create: false, export: true },
    person: { see: 'all', edit: 'own', delete: 'none', create: true, export: true },
  } // prettier-ignore
  const byRule = Object.fromEntries(
    coveredRecords(app).filter((record) => record.owned && isRuled(record)).map((record) => [record.name, { ...whole, rules: rulesOf(record) }]),
  ) // prettier-ignore
  const common = { me: app.ada.id, person: null, scoped: true }
  return [
    { ...common, name: 'key that reads', client: await app.withKey('admin', 'read'), role: 'viewer' },
    {
      ...{ ...common, name: 'key of a scope', client: await app.withKey('admin', rights), role: 'member' },
      own: { rights, team: [app.ada.id] },
    },
    {
      ...{ ...common, name: 'key by rule', client: await app.withKey('admin', byRule), role: 'member' },
      own: { rights: byRule, team: [] },
    },
  ]
}

async function share(client: Client, body: Values) {
  const answer = await client.post('/sharing', body)
  if (answer.status !== 201) throw new Error(answer.text)
}

export async function principalsOf(app: TestApp, samples: readonly Sample[] = []): Promise<Principal[]> {
  const people = [app.ada, app.max, app.bob, app.vera]
  const keys = (['owner', 'admin', 'member', 'viewer'] as const).map(async (role) => ({
    name: `key of ${role}`,
    client: await app.withKey(role),
    role,
    me: app.ada.id,
    person: null,
  }))
  return [
    ...people.map((person) => ({
      name: `${person.name} (${person.role})`,
      client: app.as(person),
      role: person.role,
      me: person.id,
      person,
    })),
    ...(await Promise.all(keys)),
    ...(await withOwnRoles(app, samples)),
    ...(await withScopes(app)),
    { name: 'signed out', client: app.signedOut, role: null, me: null, person: null },
  ]
}

/** The rules, said once more and apart from the code that keeps them. */
export interface Rules {
  sees: (who: Principal, sample: Sample) => boolean
  edits: (who: Principal, sample: Sample) => boolean
  deletes: (who: Principal, sample: Sample) => boolean
  /** Whether they may add a record of the kind, below that parent where it is a part. */
  /** Whether rows of the kind may leave as a file. */
  exports: (who: Principal, record: RecordDefinition) => boolean
  adds: (who: Principal, record: RecordDefinition, parent: Sample | null) => boolean
}

export function rulesWhere(membersSee: 'all' | 'own'): Rules {
  const isAdmin = ({ role }: Principal) => role === 'owner' || role === 'admin'
  const keepsOut = (who: Principal, { record, private: isPrivate, owner, author }: Sample) =>
    isPrivate && (record.private === 'author' ? author : owner) !== who.me

  const covers = (who: Principal, { record, owner, id, title }: Sample, need: 'see' | 'edit' | 'delete') => {
    const reach = who.own!.rights[record.name]?.[need] ?? 'none'
    const shared = who.own!.shared?.get(id)
    if (who.own!.rights[record.name]?.rules && [...digitsOf[need]].some((digit) => title.includes(digit))) return true
    if (reach === 'territory' && placed.includes(record.name) && [...digitsOfTerritory].some((digit) => title.includes(digit))) return true // prettier-ignore
    if (reach !== 'none' && (shared === need || (shared === 'edit' && need === 'see'))) return true
    return (
      reach === 'all' ||
      ((reach === 'own' || reach === 'territory') && owner === who.me) ||
      (reach === 'team' && who.own!.team.includes(owner!))
    )
  }
  const isOwn = (who: Principal, { record }: Sample) => who.own !== undefined && isRuled(record)
  const onlyReads = (who: Principal, record: RecordDefinition) =>
    who.scoped && !isRuled(record) && record.partOf === undefined

  function sees(who: Principal, sample: Sample): boolean {
    if (who.role === null || keepsOut(who, sample)) return false
    if (sample.record.secluded && !isAdmin(who)) return false
    if (sample.parent) return sees(who, sample.parent)
    if (isOwn(who, sample)) return covers(who, sample, 'see')
    return (
      isAdmin(who) || who.role === 'viewer' || membersSee === 'all' || !sample.record.owned || sample.owner === who.me
    )
  }
  function edits(who: Principal, sample: Sample): boolean {
    if (!sees(who, sample) || who.role === 'viewer') return false
    if (isAdmin(who)) return true
    if (onlyReads(who, sample.record)) return false
    if (sample.parent) return edits(who, sample.parent)
    if (isOwn(who, sample)) return covers(who, sample, 'edit')
    return Boolean(sample.record.shared) || (sample.record.owned && sample.owner === who.me)
  }
  function deletes(who: Principal, sample: Sample): boolean {
    if (isOwn(who, sample)) return sees(who, sample) && covers(who, sample, 'delete')
    return edits(who, sample) && (!sample.record.shared || isAdmin(who))
  }
  function adds(who: Principal, record: RecordDefinition, parent: Sample | null): boolean {
    if (who.role === null || who.role === 'viewer') return false
    if (isAdmin(who)) return !parent || edits(who, parent)
    if (record.setting || record.secluded || onlyReads(who, record)) return false
    if (who.own && isRuled(record)) return who.own.rights[record.name]?.create ?? false
    return parent ? edits(who, parent) : record.owned || Boolean(record.shared)
  }
  const exports = ({ own }: Principal, record: RecordDefinition) =>
    !own || !isRuled(record) || (own.rights[record.name]?.export ?? false)
  return { sees, edits, deletes, adds, exports }
}
