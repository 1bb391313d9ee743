import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { choicesIn } from '../../words/index.ts'
import { entityScope } from '../../search/entity-scope.ts'
import { subtitleFields } from '../../search/search-row.ts'
import { knownField } from './paths.ts'
import type { Row } from './rows.ts'
import { bind, given, placing, shaped, statement, type Place, type Statement } from './statement.ts'

/** What a link points to, as others show it. */
export interface Linked {
  id: string
  record: string
  title: string
  subtitle: string | null
  deleted: boolean
}
export type LinkedById = Record<string, Linked>

const linkTypes = new Set(['link', 'links', 'user', 'file'])

/** The link fields named by `with`; `*` is every one the actor may know of. Refuses what is no link. */
export function linkFields(ctx: Ctx, record: RecordDefinition, asked: readonly string[]): string[] {
  const { hidden } = ctx.actor.permissions.of(record)
  const every = Object.keys(record.all).filter((name) => linkTypes.has(record.all[name]!.type) && !hidden.has(name))
  return [...new Set(asked.flatMap((name) => (name === '*' ? every : [linkField(ctx, record, name)])))]
}

function linkField(ctx: Ctx, record: RecordDefinition, name: string): string {
  const field = knownField(ctx, record, name)
  if (!linkTypes.has(field.type))
    throw refuse.invalid([{ field: name, ...say('{field} is no link.', { field: labelOf(field) }) }])
  return name
}

/** The ids that rows hold in these fields. */
export function idsIn(rows: readonly Row[], fields: readonly string[]): string[] {
  const ids = new Set<string>()
  for (const row of rows) {
    for (const name of fields) {
      const value = row[name]
      if (typeof value === 'string') ids.add(value)
      else if (Array.isArray(value)) for (const id of value) ids.add(id as string)
    }
  }
  return [...ids]
}

/** Titles of records by id; what the actor may not see is absent. */
export async function linkedTo(ctx: Ctx, ids: readonly string[]): Promise<LinkedById> {
  if (ids.length === 0) return {}
  const rows = await ctx.db.run<[string, string, string, string | null, boolean] & Row>(
    bind(titles(ctx), given(ctx, { ids })),
  )
  const linked: LinkedById = {}
  const tell = subtitleTeller(ctx)
  for (const [id, record, title, subtitle, deleted] of rows)
    linked[id] = { id, record, title, subtitle: subtitle && tell(record, subtitle), deleted }
  return linked
}

const between = ' · '

/** A subtitle is kept in the words of the workspace; the choices in it are told in the reader's. */
function subtitleTeller(ctx: Ctx) {
  const told = new Map<string, ReadonlyMap<string, string>>()
  return (name: string, subtitle: string): string => {
    const words = told.get(name) ?? choiceWords(ctx, ctx.registry.record(name))
    told.set(name, words)
    if (words.size === 0) return subtitle
    return subtitle
      .split(between)
      .map((part) => words.get(part) ?? part)
      .join(between)
  }
}

function choiceWords(ctx: Ctx, record: RecordDefinition | undefined): ReadonlyMap<string, string> {
  const choices = (record?.subtitle ?? []).filter((name) => record!.all[name]!.type === 'choice')
  const pairs = choices.flatMap((name) => {
    const own = new Map(choicesIn(ctx, record!, name).map(({ key, label }) => [key, label]))
    return ctx.registry.options(record!, name).map(({ key, label }) => [label, own.get(key)!] as const)
  })
  return new Map(pairs.filter(([kept, ours]) => kept !== ours))
}

function titles(ctx: Ctx): Statement {
  return shaped(ctx, 'linked', () => {
    const { place, reads } = placing()
    const text = `select e.id, e.record, e.title, ${subtitleSql(ctx, place)}, e.deleted
from entity e where e.id = any (${place(({ ids }) => ids, 'uuid[]')}) and ${entityScope(ctx, 'e', place)}`
    return statement(text, reads, 'linked')
  })
}

/** A subtitle's own words, then the titles of what it links to, as far as the actor may see that. */
function subtitleSql(ctx: Ctx, place: Place): string {
  const own = knownPart(ctx, 'own', place, 'e.subtitle')
  const links = knownPart(ctx, 'links', place, 'e.subtitle_links')
  return `nullif(concat_ws('${between}', ${own}, (
  select string_agg(s.title, '${between}' order by u.nr) from unnest(${links}) with ordinality as u (id, nr)
  join entity s on s.id = u.id and ${entityScope(ctx, 's', place)})), '')`
}

/** Several fields are kept as one text: where one of them is hidden from the actor, none is told. */
function knownPart(ctx: Ctx, part: 'own' | 'links', place: Place, column: string): string {
  const hiding = ctx.registry.records.filter((record) => {
    const { hidden } = ctx.actor.permissions.of(record)
    return subtitleFields(record)[part].some((name) => hidden.has(name))
  })
  if (hiding.length === 0) return column
  const names = hiding.map(({ name }) => name)
  return `case when e.record <> all (${place(() => names, 'text[]')}) then ${column} end`
}
