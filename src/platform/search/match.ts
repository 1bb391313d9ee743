import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { normalEmail, normalPhone } from '../records/contacts.ts'
import { linkedTo } from '../records/read/linked.ts'
import { bind, given, placing, shaped, statement } from '../records/read/statement.ts'
import { nearly } from './candidates.ts'
import { domainOf } from './contacts.ts'
import { entityScope } from './entity-scope.ts'
import { firstOfEach } from './first-of-each.ts'
import { fold } from './fold.ts'

/** What is known of a record that is about to be made. */
export interface Known {
  name?: string | undefined
  emails?: readonly string[] | undefined
  phones?: readonly string[] | undefined
  website?: string | undefined
}
export interface Match {
  id: string
  title: string
  subtitle: string | null
  /** `same e-mail`, `same phone`, `same domain`, `same name`, `similar name`. */
  why: string
}

type Found = Omit<Match, 'subtitle'>

const reasons: Record<string, string> = {
  email: 'same e-mail',
  phone: 'same phone',
  domain: 'same domain',
  handle: 'same profile',
}
const mostMatches = 5
const alike = 0.6

/** Records of this kind that are likely the same, the surest first, as far as the actor may see them; several, never a verdict. */
export async function findMatches(ctx: Ctx, record: RecordDefinition, known: Known): Promise<Match[]> {
  const keys = keysOf(ctx, known)
  const name = fold(known.name?.trim() ?? '').slice(0, 200)
  const [same, similar] = await Promise.all([
    keys.length ? byKeys(ctx, record, keys) : [],
    name.length >= 3 ? byName(ctx, record, name) : [],
  ])
  const shown = firstOfEach([...same, ...similar]).slice(0, mostMatches)
  const linked = await linkedTo(ctx, shown.map((match) => match.id)) // prettier-ignore
  return shown.map(({ id, title, why }) => ({ id, title, subtitle: linked[id]?.subtitle ?? null, why }))
}

type Key = [kind: string, normal: string]

function keysOf(ctx: Ctx, { emails = [], phones = [], website }: Known): Key[] {
  const present = <T>(value: T | null): value is T => value !== null
  const addresses = emails.map(normalEmail).filter(present)
  const numbers = phones.map((phone) => normalPhone(phone, ctx.settings.country)).filter(present)
  const domains = [...addresses, ...(website ? [website] : [])].map(domainOf).filter(present)
  return [
    ...addresses.map((address): Key => ['email', address]),
    ...numbers.map((number): Key => ['phone', number]),
    ...domains.map((domain): Key => ['domain', domain]),
  ]
}

async function byKeys(ctx: Ctx, record: RecordDefinition, keys: readonly Key[]): Promise<Found[]> {
  const compiled = shaped(ctx, `match ${record.name}`, () => {
    const { place, reads } = placing()
    const asked = `unnest(${place((each) => each.keys[0], 'text[]')}, ${place((each) => each.keys[1], 'text[]')}) with ordinality as asked (kind, normal, nr)`
    const text = `select e.id, e.title, asked.kind from ${asked}
join contact_key c on c.kind = asked.kind and c.normal = asked.normal and c.record = '${record.name}'
join entity e on e.id = c.record_id where not e.deleted and ${entityScope(ctx, 'e', place, [record])}
order by asked.nr, e.id limit 20`
    return statement(text, reads)
  })
  const lists = [keys.map(([kind]) => kind), keys.map(([, normal]) => normal)]
  const rows = await ctx.db.run<[string, string, string]>(bind(compiled, given(ctx, { keys: lists })))
  return rows.map(([id, title, kind]) => ({ id, title, why: reasons[kind]! }))
}

async function byName(ctx: Ctx, record: RecordDefinition, name: string): Promise<Found[]> {
  const found = await nearly(ctx, [record], name, alike)
  const matches = found.map(({ id, title }) => ({
    id,
    title,
    why: fold(title) === name ? 'same name' : 'similar name',
  }))
  return matches.sort((left, right) => Number(right.why === 'same name') - Number(left.why === 'same name'))
}
