import { isId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { normalEmail, normalPhone } from '../records/contacts.ts'
import { linkedTo } from '../records/read/linked.ts'
import { digitsTyped } from '../records/read/words-sql.ts'
import {
  nearly,
  seesLittle,
  withContact,
  withDigits,
  withId,
  withName,
  withWords,
  type Candidate,
} from './candidates.ts'
import { domainOf } from './contacts.ts'
import { firstOfEach } from './first-of-each.ts'
import { fold, wordsOf } from './fold.ts'
import { searchesWords } from './search-row.ts'
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
type Found = Candidate & Pick<Hit, 'match'>

/** With fewer hits than this, none of them exact, names with typing errors are looked for as well. */
const enough = 5

/** Records that the actor may see by words, address or number: exact hits first, then beginnings of words, then names nearly like it. */
export async function search(ctx: Ctx, { q, records, limit = 10 }: SearchQuery): Promise<{ data: Hit[] }> {
  const typed = q.trim().slice(0, 200)
  const among = amongOf(ctx, records)
  const hits = typed === '' ? [] : await hitsOf(ctx, typed, among, limit)
  const shown = firstOfEach(hits).slice(0, limit)
  const linked = await linkedTo(ctx, shown.map((hit) => hit.id)) // prettier-ignore
  return {
    data: shown.map(({ id, record, title, match }) => ({
      id,
      record,
      title,
      subtitle: linked[id]?.subtitle ?? null,
      match,
    })),
  }
}

async function hitsOf(ctx: Ctx, typed: string, among: readonly RecordDefinition[], limit: number): Promise<Found[]> {
  const exact = await exactHits(ctx, typed, among)
  if (exact.length > 0) return exact
  const begun = await prefixHits(ctx, typed, among, limit)
  if (begun.length >= Math.min(enough, limit) || isMeant(typed, begun[0])) return begun
  return [...begun, ...(await typoHits(ctx, typed, among))]
}

/** Somebody of that name is there, or somebody whose first and last name begin so: nobody slipped. */
function isMeant(typed: string, best: Found | undefined): boolean {
  if (!best || best.match === 'exact') return best !== undefined
  return wordsOf(typed).size > 1 && fold(best.title).startsWith(fold(typed))
}

const as =
  (match: Hit['match']) =>
  (candidate: Candidate): Found => ({ ...candidate, match })

/** The records to look among, by name; refuses names of none. */
function amongOf(ctx: Ctx, names: readonly string[] | undefined): RecordDefinition[] {
  const all = ctx.registry.records.filter(searchesWords)
  if (!names?.length) return all.filter((record) => !record.hidden)
  return names.map((name) => {
    const record = all.find((each) => each.name === name)
    if (!record)
      throw refuse.invalid([{ field: 'records', ...say('There is nothing called “{name}” to search.', { name }) }])
    return record
  })
}

/** Who has this address, number or web site; which record has this id. */
async function exactHits(ctx: Ctx, typed: string, among: readonly RecordDefinition[]): Promise<Found[]> {
  if (isId(typed)) return (await withId(ctx, among, typed)).map(as('exact'))
  const keys = keysTyped(ctx, typed)
  if (keys.length === 0) return []
  const found = await withContact(ctx, among, keys.map(([kind]) => kind), keys.map(([, normal]) => normal)) // prettier-ignore
  return found.map(as('exact'))
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

/** Up to here a beginning of a word is in a large part of all words. */
const shortWord = 3

/** Records with words that begin as those typed, the likeliest names first. */
async function prefixHits(
  ctx: Ctx,
  typed: string,
  among: readonly RecordDefinition[],
  limit: number,
): Promise<Found[]> {
  const words = [...wordsOf(typed)].sort((left, right) => right.length - left.length)
  if (words.length === 0) return []
  const folded = fold(typed)
  const digits = digitsTyped(typed)
  const little = seesLittle(ctx, among)
  const names = await withName(ctx, among, folded)
  const found = digits ? [...names, ...(await withDigits(ctx, among, digits))] : names
  // Names that begin so come before all else: with enough of them, nobody looks further.
  if (found.length < limit) {
    const [rare, common] = little ? oneApart(typed, words) : apart(typed, words)
    found.push(...((await wordTurn(() => withWords(ctx, among, rare, common))) ?? []))
  }
  return ranked(ctx, folded, found)
}

/** The words to look up in the index and those only to compare: short ones, and the domain of an address, are everywhere. */
function apart(typed: string, words: readonly string[]): [rare: string[], common: string[]] {
  const own = typed.includes('@') ? wordsOf(typed.slice(0, typed.indexOf('@'))) : new Set(words)
  const candidates = words.filter((word) => own.has(word))
  const rare = candidates.filter((word) => word.length > shortWord)
  const sought = rare.length ? rare : [candidates[0] ?? words[0]!]
  return [sought, words.filter((word) => !sought.includes(word))]
}

/** The same for who sees little: comparing their few records costs less than a second word in the index. */
function oneApart(typed: string, words: readonly string[]): [rare: string[], common: string[]] {
  const [longest] = apart(typed, words)[0]
  if (longest!.length < shortWord) return [[], [...words]]
  return [[longest!], words.filter((word) => word !== longest)]
}

function ranked(ctx: Ctx, folded: string, found: readonly Candidate[]): Found[] {
  const said = (candidate: Candidate) => (ctx.registry.record(candidate.record)!.timeline ? 4 : 0)
  const ranks = found.map((candidate) => ({ candidate, rank: rankOf(folded, candidate.title) + said(candidate) }))
  ranks.sort(
    (left, right) =>
      left.rank - right.rank ||
      left.candidate.title.length - right.candidate.title.length ||
      (left.candidate.title < right.candidate.title ? -1 : 1),
  )
  return ranks.map(({ candidate, rank }) => as(rank === 0 ? 'exact' : 'prefix')(candidate))
}

/** 0 is the name itself, 1 how it begins, 2 words of it, 3 something else of the record; what was said comes after who said it. */
function rankOf(folded: string, title: string): number {
  const name = fold(title)
  if (name === folded) return 0
  if (name.startsWith(folded)) return 1
  const words = [...wordsOf(title)]
  return [...wordsOf(folded)].every((word) => words.some((each) => each.startsWith(word))) ? 2 : 3
}

/** At most two of each at a time in a process, so that they never slow what is found at once; who waits too long goes without. */
const wordTurn = takingTurns(2, 1_000)
const typoTurn = takingTurns(2, 150)

/** Low enough for two letters changed in a name, high enough to stay selective. */
const alike = 0.4

/** Only what can be a name is guessed at. */
async function typoHits(ctx: Ctx, typed: string, among: readonly RecordDefinition[]): Promise<Found[]> {
  const folded = fold(typed)
  if (!/^[\p{L}\p{M}\s'’.-]{3,40}$/u.test(folded)) return []
  const found = await typoTurn(() => nearly(ctx, among, folded, alike))
  return (found ?? []).map(as('typo'))
}
