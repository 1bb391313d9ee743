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
  /** Who is named in a text and was not before. */
  mentioned: readonly string[]
  fields: readonly string[]
  /** The records whose owners and followers it concerns: what a note is about, what a part belongs to, or the record itself. */
  subjects: readonly string[]
}

interface Place {
  owner_id: string | null
  author_id: string | null
  part_of: string | null
}

/** What a line says; undefined for settings, and for records that are gone. */
export async function changeOf(ctx: Ctx, line: LedgerLine): Promise<Change | undefined> {
  const definition = ctx.registry.record(line.record)
  if (!definition || definition.setting || definition.shared) return undefined
  const place = await placeOf(ctx, line.recordId)
  if (!place) return undefined
  const created = line.version === 1
  // Farley itself sees nothing private; of that nobody but its owner could be told anyway.
  const [row] = await readMany(ctx, definition, [line.recordId])
  const texts = Object.keys(definition.all).filter((name) => definition.all[name]!.type === 'longText')
  const namedIn = (values: Readonly<Record<string, unknown>> | undefined) =>
    texts.flatMap((name) => (typeof values?.[name] === 'string' ? mentionedIn(values[name]) : []))
  const before = new Set(namedIn(line.before))
  const owner = created ? await ownerAtFirst(ctx, line, place) : line.after.owner
  const about = definition.timeline && (row?.[definition.timeline.about] as string[] | null | undefined)
  return {
    line,
    definition,
    author: line.actor.kind === 'key' ? await personBehind(ctx, line.actor.id) : line.actor.id,
    created,
    assigned: definition.owned && typeof owner === 'string' && !(created && owner === place.author_id) ? owner : null,
    mentioned: namedIn(created ? row : line.after).filter((id) => !before.has(id)),
    fields: Object.keys(line.after),
    subjects: (about?.length ? about : place.part_of ? [place.part_of] : [line.recordId]).slice(0, 10),
  }
}

async function placeOf({ db }: Ctx, id: string): Promise<Place | undefined> {
  const text = 'select owner_id, author_id, part_of from entity where id = $1'
  return (await db.run<Place>({ text, values: [id] }))[0]
}

/** A creation stores no values: who was in charge then is who was before the first change of that, else who is now. */
async function ownerAtFirst({ db }: Ctx, { recordId }: LedgerLine, { owner_id: now }: Place): Promise<string | null> {
  const text = `select before->>'owner' as owner from ledger
    where record_id = $1 and version > 1 and before ? 'owner' order by version limit 1`
  const [changed] = await db.run<{ owner: string | null }>({ text, values: [recordId] })
  return changed ? changed.owner : now
}

async function personBehind({ db }: Ctx, key: string | null): Promise<string | null> {
  const text = 'select user_id from api_key where id = $1'
  const [row] = await db.run<{ user_id: string | null }>({ text, values: [key] })
  return row?.user_id ?? null
}
