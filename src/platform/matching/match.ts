import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { normalContacts } from '../records/contacts.ts'
import { linkedTo } from '../records/read/linked.ts'
import { readMany } from '../records/read/many.ts'
import { tell } from '../words/index.ts'
import { meet, readyOf } from './candidates.ts'
import { evidenceOf } from './evidence.ts'
import { bearersOf, keysOf } from './keys.ts'
import { profileOf } from './profile.ts'
import { percentOf, scoreOf } from './score.ts'

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
  /** How likely it is the same, as a share of a hundred. */
  percent: number
  /** What speaks for it, in the reader’s language: `same e-mail · similar name`. */
  why: string
}

const mostMatches = 5
/** Who is still typing has said little: what is worth a look is less sure than what is shown as a doubled record. */
const worthALook = -1.5

/** Records of this kind that are likely the same, the surest first, as far as the actor may see them; several, never a verdict. */
export async function findMatches(ctx: Ctx, record: RecordDefinition, known: Known): Promise<Match[]> {
  const ready = readyOf(record, rowOf(ctx, record, known))
  const met = await meet(ctx.db, record, [ready])
  const rows = await readMany(ctx, record, [...met.with(ready)])
  const { hidden } = ctx.actor.permissions.of(record)
  const found = rows.map((row) => {
    const profile = profileOf(record, row, hidden)
    const bearers = bearersOf(ready.keys, keysOf(record.name, profile), met.counted) + 1
    const { bits, levels } = scoreOf(record, ready.profile, profile, bearers, true)
    return { id: row.id as string, bits, evidence: evidenceOf(record, levels, ready.profile, profile) }
  })
  const shown = found.filter(({ bits, evidence }) => bits >= worthALook && evidence[0]?.speaks === 'for').sort((one, other) => other.bits - one.bits).slice(0, mostMatches) // prettier-ignore
  const linked = await linkedTo(ctx, shown.map(({ id }) => id)) // prettier-ignore
  return shown.flatMap(({ id, bits, evidence }) => {
    const reasons = evidence.filter(({ speaks }) => speaks === 'for').map(({ sentence }) => tell(ctx.actor.language, sentence)) // prettier-ignore
    const title = linked[id]
    return title ? [{ id, title: title.title, subtitle: title.subtitle, percent: percentOf(bits), why: reasons.slice(0, 3).join(' · ') }] : [] // prettier-ignore
  })
}

function rowOf(ctx: Ctx, record: RecordDefinition, { name, emails = [], phones = [], website }: Known) {
  const contacts = (kind: 'emails' | 'phones', values: readonly string[]) =>
    normalContacts(kind, values.map((value) => ({ value })) as never, ctx.settings.country)
  return {
    id: '',
    [record.naming?.family ?? record.title]: name ?? null,
    emails: contacts('emails', emails),
    phones: contacts('phones', phones),
    website: website ?? null,
  }
}
