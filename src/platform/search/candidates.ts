import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { escaped } from '../records/read/operands.ts'
import { bind, given, placing, shaped, statement, type Place, type Read } from '../records/read/statement.ts'
import { prefixQuery } from '../records/read/words-sql.ts'
import { beginningsOf, goesByTitle, titleSql } from './by-title.ts'
import { kindsFrom } from './contacts.ts'
import { entityScope, narrowSql } from './entity-scope.ts'
import { fold } from './fold.ts'
import { inTime, underSettings } from './under-settings.ts'

/** A row of the directory that may be what is looked for. */
export interface Candidate {
  id: string
  record: string
  title: string
}

/** Candidates that are ranked at most: a common word must not cost more than a rare one. */
const mostCandidates = 200
const mostNames = 50

type Cells = [id: string, record: string, title: string]
type Build = (place: Place, shown: string) => string

const first: Read = ({ keys }) => keys[0]
const second: Read = ({ keys }) => keys[1]
const third: Read = ({ keys }) => keys[2]

/** Statements of search stay unnamed: a plan made for any word is a bad one. */
async function ask(
  ctx: Ctx,
  key: string,
  among: readonly RecordDefinition[],
  keys: readonly unknown[],
  build: Build,
  runner: Runner = ctx.db,
) {
  const compiled = shaped(ctx, `search ${key} ${among.map((record) => record.name).join()}`, () => {
    const { place, reads } = placing()
    const shown = ['not e.deleted', narrowSql(ctx, 'e', place, among), entityScope(ctx, 'e', place, among)]
    return statement(build(place, shown.filter((part) => part !== null).join(' and ')), reads)
  })
  const rows = await runner.run<Cells>(bind(compiled, given(ctx, { keys })))
  return rows.map(([id, record, title]): Candidate => ({ id, record, title }))
}

const select = 'select e.id, e.record, e.title from entity e'

export function withId(ctx: Ctx, among: readonly RecordDefinition[], id: string) {
  return ask(ctx, 'id', among, [id], (place, shown) => `${select} where e.id = ${place(first, 'uuid')} and ${shown}`)
}

/** Who has one of these addresses, numbers or domains. */
export function withContact(
  ctx: Ctx,
  among: readonly RecordDefinition[],
  kinds: readonly string[],
  normals: readonly string[],
) {
  return ask(ctx, 'contact', among, [kinds, normals], (place, shown) => {
    const asked = `unnest(${place(first, 'text[]')}, ${place(second, 'text[]')}) as asked (kind, normal)`
    return `${select} where e.id in (
  select c.record_id from contact_key c join ${asked} on c.kind = asked.kind and c.normal = asked.normal${hiddenKeys(ctx, among)}
) and ${shown} limit ${mostNames}`
  })
}

/** Leaves out the keys that were made from fields which are hidden from the actor. */
function hiddenKeys(ctx: Ctx, among: readonly RecordDefinition[]): string {
  const pairs = among.flatMap((shipped) => {
    const record = ctx.registry.own(shipped)
    const kinds = kindsFrom(record, ctx.actor.permissions.of(record).hidden)
    return [...kinds].map((kind) => `('${record.name}', '${kind}')`)
  })
  return pairs.length ? `\n  where (c.record, c.kind) not in (${pairs.join(', ')})` : ''
}

/** What the words of one search may cost in milliseconds, all in all. */
const patient = { statement_timeout: '1000' }
const byIndex = { ...patient, enable_seqscan: 'off' }
/** For who sees all, words that are in every tenth record are found sooner by reading on until there are enough. */
const byIndexAtOnce = { ...byIndex, statement_timeout: '200' }
const byReading = { ...patient, enable_bitmapscan: 'off' }

/**
 * Records whose words begin so; none when that cannot be said in time. `rare` ones are looked up in the index, `common`
 * ones compared with what it finds; either may be empty. How many words begin so the planner cannot know, so it is not
 * left to choose.
 */
export async function withWords(
  ctx: Ctx,
  among: readonly RecordDefinition[],
  rare: readonly string[],
  common: readonly string[],
) {
  const build: Build = (place, shown) => {
    const sought = rare.length ? `e.words @@ ${place(first, 'tsquery')} and ` : ''
    const compared = common.length ? `coalesce(e.words, '') @@ ${place(second, 'tsquery')} and ` : ''
    const titled = titleSql(ctx, among, place, third)
    return `${select} where ${sought}${compared}${shown}${titled ? ` and ${titled}` : ''} limit ${mostCandidates}`
  }
  const key = `words ${rare.length > 0} ${common.length > 0}`
  const keys = [prefixQuery(rare), prefixQuery(common), beginningsOf([...rare, ...common])]
  const ways = rare.length === 0 ? [patient] : seesLittle(ctx, among) ? [byIndex] : [byIndexAtOnce, byReading]
  for (const way of ways) {
    const found = await inTime(ask(ctx, key, among, keys, build, underSettings(ctx.db, way)))
    if (found) return found
  }
  return []
}

/** Records whose name begins so, in order. */
export async function withName(ctx: Ctx, among: readonly RecordDefinition[], folded: string) {
  const found = await ask(ctx, 'name', among, [`${escaped(folded).slice(0, 60)}%`], (place, shown) =>
    `${select} where left(e.fuzzy, 60) like ${place(first, 'text')} and ${shown} order by left(e.fuzzy, 60) using ~<~ limit ${mostNames}`,
  ) // prettier-ignore
  // Behind a short name stand its contacts.
  const titled = new Set(among.filter((record) => goesByTitle(ctx, record)).map(({ name }) => name))
  return found.filter(({ record, title }) => !titled.has(record) || fold(title).startsWith(folded))
}

/** Records with a number that contains these digits. */
export function withDigits(ctx: Ctx, among: readonly RecordDefinition[], digits: string) {
  return ask(
    ctx,
    'digits',
    among.filter((record) => !goesByTitle(ctx, record)),
    [`%${digits}%`],
    (place, shown) => `${select} where e.fuzzy like ${place(first, 'text')} and ${shown} limit ${mostNames}`,
  )
}

/** What a guess may cost, in milliseconds: words that are in every record make it slow and worthless alike. */
const mostMs = '400'

/** Records with a name alike to that degree (0 to 1), the likeliest first; none when that cannot be said in time. */
export async function nearly(
  ctx: Ctx,
  among: readonly RecordDefinition[],
  folded: string,
  alike: number,
): Promise<Candidate[]> {
  const build: Build = (place, shown) => {
    const asked = place(first, 'text')
    const title = among.some((record) => goesByTitle(ctx, record)) && 'farley_fold(e.title)'
    const name = title || 'e.fuzzy'
    return `${select} where ${asked} <% e.fuzzy and ${title ? `${asked} <% ${title} and ` : ''}${shown} order by ${asked} <<-> ${name}, length(${name}) limit 20`
  }
  const lenient = underSettings(ctx.db, {
    'pg_trgm.word_similarity_threshold': String(alike),
    statement_timeout: mostMs,
  })
  return (await inTime(ask(ctx, 'nearly', among, [folded], build, lenient))) ?? []
}

export const seesLittle = (ctx: Ctx, among: readonly RecordDefinition[]) =>
  narrowSql(ctx, 'e', () => '', among) !== null
