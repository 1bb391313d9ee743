import type { RecordDefinition } from '../../kernel/record.ts'
import { isId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { normalEmail, normalPhone } from '../records/contacts.ts'
import { subtitleSql } from '../records/read/linked.ts'
import { escaped } from '../records/read/operands.ts'
import { bind, given, placing, shaped, statement, type Place } from '../records/read/statement.ts'
import { digitsTyped, prefixQuery } from '../records/read/words-sql.ts'
import { domainOf } from './contacts.ts'
import { entityScope } from './entity-scope.ts'
import { fold, wordsOf } from './fold.ts'
import { searchesWords } from './search-row.ts'
import { lenient } from './lenient.ts'
import { takingTurns } from './turns.ts'

export interface SearchQuery {
  q: string
  /** Only these kinds of record. */
  records?: readonly string[] | undefined
  limit?: number | undefined
}
export interface Hit {
  id: string
  record: string
  title: string
  subtitle: string | null
  match: 'exact' | 'prefix' | 'typo'
}

/** Candidates that are ranked at most: a common word must not cost more than a rare one. */
const mostCandidates = 200
/** With fewer hits than this, none of them exact, names with typing errors are looked for as well. */
const enough = 5

/** Records that the actor may see by words, address or number: exact hits first, then beginnings of words, then names nearly like it. */
export async function search(ctx: Ctx, { q, records, limit = 10 }: SearchQuery): Promise<{ data: Hit[] }> {
  const typed = q.trim().slice(0, 200)
  if (typed === '') return { data: [] }
  const among = amongOf(ctx, records)
  const [exact, begun] = await Promise.all([exactHits(ctx, typed, among), prefixHits(ctx, typed, among)])
  const hits = unique([...exact, ...begun])
  const sure = hits.some((hit) => hit.match === 'exact')
  if (!sure && hits.length < Math.min(enough, limit)) hits.push(...unique([...hits, ...(await typoHits(ctx, typed, among))]).slice(hits.length))
  return { data: hits.slice(0, limit) }
}

function unique(hits: readonly Hit[]): Hit[] {
  return [...new Map(hits.toReversed().map((hit) => [hit.id, hit])).values()].reverse()
}

/** The records to look among, by name; refuses names of none. */
function amongOf(ctx: Ctx, names: readonly string[] | undefined): RecordDefinition[] {
  const all = ctx.registry.records.filter(searchesWords)
  if (!names?.length) return all.filter((record) => !record.hidden)
  return names.map((name) => {
    const record = all.find((each) => each.name === name)
    if (!record) throw refuse.invalid([{ field: 'records', message: `There is nothing called “${name}” to search.` }])
    return record
  })
}

type Row = [id: string, record: string, title: string, subtitle: string | null]
const hitOf = (match: Hit['match']) => ([id, record, title, subtitle]: Row): Hit => ({ id, record, title, subtitle, match })

/** Statements of search stay unnamed: a plan made for any word is a bad one. */
async function ask(ctx: Ctx, key: string, among: readonly RecordDefinition[], q: string, keys: readonly unknown[], build: (place: Place, shown: string) => string, runner: Runner = ctx.db): Promise<Row[]> {
  const compiled = shaped(ctx, `search ${key} ${among.map((record) => record.name).join()}`, () => {
    const { place, reads } = placing()
    const found = build(place, `not e.deleted and ${entityScope(ctx, 'e', place, among)}`)
    return statement(`select e.id, e.record, e.title, ${subtitleSql(ctx, place)}\nfrom (${found}) e`, reads)
  })
  return runner.run<Row>(bind(compiled, given(ctx, { q, keys })))
}

/** Who has this address, number or web site; which record has this id. */
async function exactHits(ctx: Ctx, typed: string, among: readonly RecordDefinition[]): Promise<Hit[]> {
  if (isId(typed)) {
    const rows = await ask(ctx, 'id', among, typed, [typed], (place, shown) => `select e.id, e.record, e.title, e.subtitle, e.subtitle_links from entity e where e.id = ${place(({ keys }) => keys[0], 'uuid')} and ${shown}`)
    return rows.map(hitOf('exact'))
  }
  const keys = keysTyped(ctx, typed)
  if (keys.length === 0) return []
  const rows = await ask(ctx, 'contact', among, typed, [keys.map(([kind]) => kind), keys.map(([, normal]) => normal)], (place, shown) => {
    const pairs = `unnest(${place(({ keys }) => keys[0], 'text[]')}, ${place(({ keys }) => keys[1], 'text[]')})`
    return `select distinct e.id, e.record, e.title, e.subtitle, e.subtitle_links from ${pairs} as asked (kind, normal)
join contact_key c on c.kind = asked.kind and c.normal = asked.normal
join entity e on e.id = c.record_id where ${shown} limit 20`
  })
  return rows.map(hitOf('exact'))
}

/** What was typed as keys of contacts, in each way in which it may be meant. */
function keysTyped(ctx: Ctx, typed: string): [kind: string, normal: string][] {
  const keys: [string, string][] = []
  const email = normalEmail(typed)
  if (email) keys.push(['email', email])
  const phone = digitsTyped(typed) ? normalPhone(typed, ctx.settings.country) : null
  if (phone) keys.push(['phone', phone])
  const domain = !email && !typed.includes(' ') && typed.includes('.') ? domainOf(typed) : null
  if (domain) keys.push(['domain', domain])
  return keys
}

/** Records with words that begin as those typed, the likeliest names first. */
async function prefixHits(ctx: Ctx, typed: string, among: readonly RecordDefinition[]): Promise<Hit[]> {
  if (wordsOf(typed).size === 0) return []
  const digits = digitsTyped(typed)
  const folded = fold(typed)
  const rows = await ask(ctx, `prefix ${digits !== null}`, among, typed, [prefixQuery(typed), `${escaped(folded).slice(0, 60)}%`, digits && `%${digits}%`], (place, shown) => {
    const words = `select e.id, e.record, e.title, e.subtitle, e.subtitle_links from entity e where e.words @@ ${place(({ keys }) => keys[0], 'tsquery')} and ${shown} limit ${mostCandidates}`
    const names = `select e.id, e.record, e.title, e.subtitle, e.subtitle_links from entity e where left(e.fuzzy, 60) like ${place(({ keys }) => keys[1], 'text')} and ${shown} order by left(e.fuzzy, 60) using ~<~ limit 20`
    const numbers = () => `select e.id, e.record, e.title, e.subtitle, e.subtitle_links from entity e where e.fuzzy like ${place(({ keys }) => keys[2], 'text')} and ${shown} limit 20`
    return [names, words, ...(digits ? [numbers()] : [])].map((part) => `(${part})`).join(' union all ')
  })
  const ranked = rows.map((row) => ({ row, rank: rankOf(folded, row[2]) + (ctx.registry.record(row[1])!.timeline ? 4 : 0) }))
  ranked.sort((left, right) => left.rank - right.rank || left.row[2].length - right.row[2].length || (left.row[2] < right.row[2] ? -1 : 1))
  return ranked.map(({ row, rank }) => hitOf(rank === 0 ? 'exact' : 'prefix')(row))
}

/** 0 is the name itself, 1 how it begins, 2 words of it, 3 something else of the record; what was said comes after who said it. */
function rankOf(folded: string, title: string): number {
  const name = fold(title)
  if (name === folded) return 0
  if (name.startsWith(folded)) return 1
  const words = [...wordsOf(title)]
  return [...wordsOf(folded)].every((word) => words.some((each) => each.startsWith(word))) ? 2 : 3
}

/** At most two of these at a time in a process, so that they never slow what is found at once; who waits too long goes without. */
const typoTurn = takingTurns(2, 150)

async function typoHits(ctx: Ctx, typed: string, among: readonly RecordDefinition[]): Promise<Hit[]> {
  const folded = fold(typed)
  if (folded.length < 3) return []
  const rows = await typoTurn(() => lenient(ctx, (tx) => ask(ctx, 'typo', among, typed, [folded], (place, shown) => {
    const asked = place(({ keys }) => keys[0], 'text')
    return `select e.id, e.record, e.title, e.subtitle, e.subtitle_links from entity e where ${asked} <% e.fuzzy and ${shown} order by ${asked} <<-> e.fuzzy, length(e.fuzzy) limit 10`
  }, tx))) // prettier-ignore
  return (rows ?? []).map(hitOf('typo'))
}
