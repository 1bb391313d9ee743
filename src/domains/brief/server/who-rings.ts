import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { normalPhone } from '../../../platform/records/contacts.ts'
import { readMany } from '../../../platform/records/read/index.ts'
import { withContact } from '../../../platform/search/index.ts'
import { company, person } from '../../people/model/index.ts'

/** More than these nobody looks through while it rings. */
const most = 5

/** The people and companies that a number is known to belong to, as far as the actor may see them; the company of one of these people is not named beside them. */
export async function whoRings(ctx: Ctx, typed: string): Promise<{ number: string; ids: string[] }> {
  const number = normalPhone(typed, ctx.settings.country)
  if (!number) {
    const sentence = say('“{typed}” is no phone number. Write it as one dials it: +49 171 5550142, 0171 5550142.', {
      typed,
    })
    throw refuse.invalid([{ field: 'number', ...sentence }])
  }
  const [people, companies] = await Promise.all(
    [person, company].map((record) => withContact(ctx, [record as RecordDefinition], ['phone'], [number])),
  )
  const rows = await readMany(ctx, person as RecordDefinition, people!.map(({ id }) => id)) // prettier-ignore
  const theirs = new Set(rows.map((row) => row.company))
  const others = companies!.filter(({ id }) => !theirs.has(id))
  return { number, ids: [...people!.slice(0, most), ...others.slice(0, most)].map(({ id }) => id) }
}
