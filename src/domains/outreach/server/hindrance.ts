import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type Refusal } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Runner } from '../../../platform/db/index.ts'
import type { person } from '../../people/model/index.ts'
import { hasObjected, mayContact } from '../../privacy/server/index.ts'
import type { Hindrance } from '../model/index.ts'
import { working } from './numbers.ts'

type Person = RowOf<typeof person>
/** The ways in which somebody is spoken with. */
export type Way = 'phone' | 'email'

/** Why somebody may not be reached in some way for a purpose, or for none of the company's; null where they may. */
export async function hindranceOf(
  runner: Runner,
  who: Person,
  purpose: string | null,
  way: Way = 'phone',
): Promise<Hindrance | null> {
  if (who.erasedAt) return 'erased'
  if (who.restricted) return 'restricted'
  if (!purpose) return (await hasAskedNotTo(runner, who.id, way)) ? 'objected' : withoutContact(who, way)
  const { may, why } = await mayContact(runner, who.id, purpose, way)
  if (may) return withoutContact(who, way)
  return why === 'withdrawn' ? 'objected' : why === 'restricted' ? 'restricted' : 'neverAsked'
}

function withoutContact({ phones, emails }: Person, way: Way): Hindrance | null {
  if (way === 'phone') return working(phones).length === 0 ? 'noNumber' : null
  return working(emails).length === 0 ? 'noAddress' : null
}

/** Also where the company has no purpose that a consent could be withdrawn for. */
async function hasAskedNotTo(runner: Runner, person: string, way: Way): Promise<boolean> {
  if (await hasObjected(runner, person, way)) return true
  if (way !== 'phone') return false
  const text = `select exists (select from call_entries where person_id = $1 and outcome = 'doNotCall' and deleted_at is null) as asked`
  const [row] = await runner.run<{ asked: boolean }>({ name: 'outreach_do_not_call', text, values: [person] })
  return row!.asked
}

const sentences: Readonly<Record<Hindrance, Sentence>> = {
  noNumber: say('They have no number that works.'),
  noAddress: say('They have no e-mail address that works.'),
  neverAsked: say('They were never asked whether they may be called for this.'),
  objected: say('They do not want to be called.'),
  restricted: say('They are restricted: what is known of them is only kept.'),
  erased: say('They were erased.'),
}
const ofEmail: Readonly<Partial<Record<Hindrance, Sentence>>> = {
  neverAsked: say('They were never asked whether they may be e-mailed for this.'),
  objected: say('They do not want to be e-mailed.'),
}

export const refuseHindered = (hindrance: Hindrance, way: Way = 'phone'): Refusal =>
  refuse.invalid([{ field: 'person', ...((way === 'email' && ofEmail[hindrance]) || sentences[hindrance]) }])
