import type { RowOf } from '../../../../kernel/record.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { languageFor, tell } from '../../../../platform/words/index.ts'
import type { person } from '../../../people/model/index.ts'
import { leadAssignment } from '../../model/index.ts'
import type { Form } from '../answers.ts'
import type { Choice } from './choose.ts'
import { workingOf } from './sellers.ts'
import { afterWork } from './working-time.ts'

type Person = RowOf<typeof person>

/** Keeps to whom a lead was given and why, and until when they are to speak with them. */
export async function keepAssignment(
  work: Work,
  form: Form,
  row: Person,
  { to, inTurn, why }: Choice,
  turn = 1,
): Promise<void> {
  if (to === null) return
  const givenAt = work.ctx.now()
  const touchBy = inTurn && form.touchWithin && !row.private ? afterWork(await workingOf(work, to), givenAt, form.touchWithin) : null // prettier-ignore
  await work.create(leadAssignment, {
    title: form.name,
    person: row.id,
    form: form.id,
    to,
    why: told(work, why),
    turn,
    givenAt: givenAt.toISOString(),
    touchBy: touchBy?.toISOString() ?? null,
  })
}

/** Of whoever is in charge already, nobody takes a lead away. */
export const theirsAlready = (to: string): Choice => ({
  to,
  inTurn: false,
  why: [say('Was in charge of them already.')],
})

const most = 20

/** In the language of the company, as everything that is written down for all. */
function told({ ctx }: Work, why: readonly Sentence[]): string {
  const language = languageFor(null, ctx.settings.locale)
  return why.slice(0, most).map((sentence) => tell(language, sentence)).join('\n') // prettier-ignore
}
