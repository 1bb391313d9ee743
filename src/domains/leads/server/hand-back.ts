import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { dayIn, startOfDay } from '../../../kernel/time.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { note, task } from '../../activities/model/index.ts'
import { person } from '../../people/model/index.ts'
import { handBackPerson } from '../model/index.ts'
import { checkMayAdd } from '../../../platform/records/may-add.ts'

type Person = RowOf<typeof person>

/** Takes a lead out of the queue; why stands on their timeline, and a task comes back to whoever is in charge. */
export const handBackHandler = handle(handBackPerson, async (work, row, { reason, words, returnOn }) => {
  const why = whyOf(work, reason, words)
  checkMayAdd(work, note)
  await work.create(note, { text: why, about: [row.id], happenedAt: work.ctx.now().toISOString(), private: row.private ?? null }) // prettier-ignore
  if (returnOn) await comeBack(work, row, returnOn, why)
  return { patch: { lifeCycle: 'subscriber' as const, nurtureReason: reason, returnOn: returnOn ?? null } }
})

/** In the language of the company, as everything that is written down for all. */
function whyOf({ ctx }: Work, reason: string, words: string | undefined): string {
  const chosen = person.fields.nurtureReason.options!.find(({ key }) => key === reason)!
  const path = `${person.fields.nurtureReason.path}.options.${reason}`
  const because = say('Handed back: {reason}', { reason: { path, english: chosen.label } })
  const first = tell(languageFor(null, ctx.settings.locale), because)
  return words ? `${first}\n\n${words}` : first
}

/** At the beginning of that day, for the seller who knows them; refuses a day that is over. */
async function comeBack(
  work: Work,
  { id, name, owner, private: isPrivate }: Person,
  returnOn: string,
  why: string,
): Promise<void> {
  const { ctx } = work
  if (returnOn < dayIn(ctx.actor.timeZone, ctx.now()))
    throw refuse.invalid([{ field: 'returnOn', ...say('Nobody comes back in the past.') }])
  checkMayAdd(work, task)
  const dueAt = startOfDay(ctx.actor.timeZone, returnOn).toISOString()
  const title = tell(languageFor(null, ctx.settings.locale), say('Come back to {name}', { name: name ?? '' }))
  await work.create(task, { title, notes: why, about: [id], dueAt, remindAt: dueAt, owner: owner ?? ctx.actor.userId, private: isPrivate ?? null }) // prettier-ignore
}
