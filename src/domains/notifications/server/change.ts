import type { LedgerLine } from '../../../kernel/change.ts'
import { mentionedIn } from '../../../kernel/mention.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readMany } from '../../../platform/records/read/index.ts'

/** A ledger line with what it takes to know whom it concerns. */
export interface Change {
  line: LedgerLine
  definition: RecordDefinition
  /** The person who did it, also by a key; null when it was nobody. */
  author: string | null
  created: boolean
  /** Who is in charge from now on, where that is new. */
  assigned: string | null
  /** Who was in charge of what was passed on. */
  passedBy: string | null
  /** Who is in charge of what something has happened to that they must know of. */
  warned: string | null
  /** Who is named in a text and was not before. */
  mentioned: readonly string[]
  /** Who is asked to decide on it and was not before. */
  asked: readonly string[]
  /** Who had asked, once nobody is asked any more. */
  answered: string | null
  fields: readonly string[]
  /** The records whose owners and followers it concerns: what a note is about, what a part belongs to, or the record itself. */
  subjects: readonly string[]
}

interface Place {
  owner_id: string | null
  author_id: string | null
  part_of: string | null
}

/** What lines say; those of settings, and of records that are gone, say nothing. */
export async function changesOf(ctx: Ctx, lines: readonly LedgerLine[]): Promise<Change[]> {
  const known = lines.flatMap((line): Known[] => {
    const definition = ctx.registry.record(line.record)
    return definition && !definition.setting && !definition.shared ? [{ line, definition }] : []
  })
  const ids = known.map(({ line }) => line.recordId)
  const made = known.filter(({ line }) => line.version === 1).map(({ line }) => line.recordId)
  const [places, rows, owners, people] = await Promise.all([
    placesOf(ctx, ids),
    rowsOf(ctx, known),
    ownersAtFirst(ctx, made),
    peopleBehind(ctx, lines.flatMap(({ actor }) => (actor.kind === 'key' && actor.id ? [actor.id] : []))), // prettier-ignore
  ])
  return known.flatMap(({ line, definition }) => {
    const place = places.get(line.recordId)
    if (!place) return []
    const { actor } = line
    const author = actor.kind === 'key' ? (people.get(actor.id ?? '') ?? null) : actor.id
    const first = owners.get(line.recordId)
    const owner = line.version === 1 ? (first === undefined ? place.owner_id : first) : line.after.owner
    return [changeOf({ line, definition }, place, rows.get(line.recordId), owner, author)]
  })
}

interface Known {
  line: LedgerLine
  definition: RecordDefinition
}

function changeOf(
  { line, definition }: Known,
  place: Place,
  row: Row | undefined,
  owner: unknown,
  author: string | null,
): Change {
  const created = line.version === 1
  const namedIn = (values: Row | undefined) =>
    textsOf(definition).flatMap((name) => (typeof values?.[name] === 'string' ? mentionedIn(values[name]) : []))
  const before = new Set(namedIn(line.before))
  const about = definition.timeline && (row?.[definition.timeline.about] as string[] | null | undefined)
  return {
    line,
    definition,
    author,
    created,
    assigned: definition.owned && typeof owner === 'string' && !(created && owner === place.author_id) ? owner : null,
    passedBy:
      definition.passes?.includes(line.name) && typeof line.before.owner === 'string' ? line.before.owner : null,
    warned: isWarning(line, definition) ? place.owner_id : null,
    mentioned: namedIn(created ? row : line.after).filter((id) => !before.has(id)),
    ...askedIn(definition, line),
    fields: Object.keys(line.after),
    subjects: (about?.length ? about : place.part_of ? [place.part_of] : [line.recordId]).slice(0, 10),
  }
}

export const isWarning = ({ actor, name }: LedgerLine, { warns }: RecordDefinition): boolean =>
  actor.kind === 'system' && warns?.includes(name) === true

function askedIn({ asks }: RecordDefinition, { before, after }: LedgerLine): Pick<Change, 'asked' | 'answered'> {
  if (!asks || !(asks.whom in after)) return { asked: [], answered: null }
  const [was, is] = [before, after].map((values) => (values[asks.whom] ?? []) as readonly string[])
  const by = before[asks.by]
  const answered = is!.length === 0 && typeof by === 'string' ? by : null
  return { asked: is!.filter((id) => !was!.includes(id)), answered }
}

const textsOf = (definition: RecordDefinition) =>
  Object.keys(definition.all).filter((name) => definition.all[name]!.type === 'longText')

async function placesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, Place>> {
  const text = 'select id, owner_id, author_id, part_of from entity where id = any ($1::uuid[])'
  const rows = await db.run<Place & { id: string }>({ name: 'news_places', text, values: [ids] })
  return new Map(rows.map((row) => [row.id, row]))
}

type Row = Readonly<Record<string, unknown>>

/**
 * The records that say what they are about, and new ones with texts. Farley itself sees nothing private; of that nobody but
 * its owner could be told anyway.
 */
async function rowsOf(ctx: Ctx, known: readonly Known[]): Promise<Map<string, Row>> {
  const asked = known.filter(({ line, definition }) => definition.timeline || (line.version === 1 && textsOf(definition).length > 0)) // prettier-ignore
  const groups = [...Map.groupBy(asked, ({ definition }) => definition)]
  const read = groups.map(([definition, of]) => readMany(ctx, definition, [...new Set(of.map(({ line }) => line.recordId))])) // prettier-ignore
  return new Map((await Promise.all(read)).flat().map((row) => [row.id as string, row]))
}

/** A creation stores no values: who was in charge then is who was before the first change of that, else who is now. */
async function ownersAtFirst({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const text = `select distinct on (record_id) record_id, before->>'owner' as owner from ledger
    where record_id = any ($1::uuid[]) and version > 1 and before ? 'owner' order by record_id, version`
  const rows = await db.run<{ record_id: string; owner: string | null }>({ text, values: [ids] })
  return new Map(rows.map(({ record_id, owner }) => [record_id, owner]))
}

async function peopleBehind({ db }: Ctx, keys: readonly string[]): Promise<Map<string, string | null>> {
  if (keys.length === 0) return new Map()
  const text = 'select id, user_id from api_key where id = any ($1::uuid[])'
  const rows = await db.run<{ id: string; user_id: string | null }>({ text, values: [[...new Set(keys)]] })
  return new Map(rows.map(({ id, user_id }) => [id, user_id]))
}
