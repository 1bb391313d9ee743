import type { Filter } from '../../src/kernel/filter.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import type { Role } from '../../src/platform/access/permissions.ts'
import type { Client, Person, TestApp } from '../app.ts'
import { coveredRecords, digitsOfTerritory, placed, withDigits, type Sample, type Values } from './samples.ts'

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

const digitsOf = { see: '135', edit: '159', delete: '3' }
const rulesOf = (record: RecordDefinition) => ({
  see: withDigits(record, digitsOf.see),
  edit: withDigits(record, digitsOf.edit),
  delete: withDigits(record, digitsOf.delete),
})

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
  const soon = () => new Date(Date.now() + 2_000).toISOString()
  const some = new Map<string, 'see'>()
  for (const { record, id } of given) {
    await share(ada, { record: record.name, id, user: sam.me, level: 'edit' })
    await share(ada, { record: record.name, id, user: ida.me, level: 'edit', until: soon() })
    await share(ada, { record: record.name, id, team: west, level: 'see' })
    if (some.size < 3) await share(ada, { record: record.name, id, user: rhea.me, level: 'see' })
    if (some.size < 3) some.set(id, 'see')
  }
  const all = (level: 'see' | 'edit') => new Map(given.map(({ id }) => [id, level]))
  await over(soon())
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

/** Waits until a moment is past. */
async function over(moment: string): Promise<void> {
  while (Date.now() <= Date.parse(moment)) await new Promise((done) => setTimeout(done, 100))
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
  adds: (who: Principal, record: RecordDefinition, parent: Sample | null) => boolean
  /** Whether rows of the kind may leave as a file. */
  exports: (who: Principal, record: RecordDefinition) => boolean
}

/** What is made of a record has to be theirs to add, too: steps of an enrolment become tasks. */
const becomes: Readonly<Record<string, string>> = { enrolment: 'task' }

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
    const next = becomes[record.name]
    if (next && who.own && !who.own.rights[next]?.create) return false
    if (who.own && isRuled(record)) return who.own.rights[record.name]?.create ?? false
    return parent ? edits(who, parent) : record.owned || Boolean(record.shared)
  }
  const exports = ({ own }: Principal, record: RecordDefinition) =>
    !own || !isRuled(record) || (own.rights[record.name]?.export ?? false)
  return { sees, edits, deletes, adds, exports }
}
