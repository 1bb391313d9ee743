import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type Refusal } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Runner } from '../../../platform/db/index.ts'
import type { person } from '../../people/model/index.ts'
import { hasObjected, mayContact } from '../../privacy/server/index.ts'
import type { Hindrance } from '../model/index.ts'
import { numbersOf } from './numbers.ts'

type Person = RowOf<typeof person>

/** Why somebody may not be called for a purpose, or for none of the company's; null where they may. */
export async function hindranceOf(runner: Runner, who: Person, purpose: string | null): Promise<Hindrance | null> {
  if (who.erasedAt) return 'erased'
  if (who.restricted) return 'restricted'
  if (!purpose) return (await hasAskedNotTo(runner, who.id)) ? 'objected' : withoutNumber(who)
  const { may, why } = await mayContact(runner, who.id, purpose, 'phone')
  if (may) return withoutNumber(who)
  return why === 'withdrawn' ? 'objected' : why === 'restricted' ? 'restricted' : 'neverAsked'
}

const withoutNumber = (who: Person): Hindrance | null => (numbersOf(who).length === 0 ? 'noNumber' : null)

/** Also where the company has no purpose that a consent could be withdrawn for. */
async function hasAskedNotTo(runner: Runner, person: string): Promise<boolean> {
  if (await hasObjected(runner, person, 'phone')) return true
  const text = `select exists (select from call_entries where person_id = $1 and outcome = 'doNotCall' and deleted_at is null) as asked`
  const [row] = await runner.run<{ asked: boolean }>({ name: 'outreach_do_not_call', text, values: [person] })
  return row!.asked
}

const sentences: Readonly<Record<Hindrance, Sentence>> = {
  noNumber: say('They have no number that works.'),
  neverAsked: say('They were never asked whether they may be called for this.'),
  objected: say('They do not want to be called.'),
  restricted: say('They are restricted: what is known of them is only kept.'),
  erased: say('They were erased.'),
}

export const refuseHindered = (hindrance: Hindrance): Refusal =>
  refuse.invalid([{ field: 'person', ...sentences[hindrance] }])
