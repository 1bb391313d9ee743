import type { RowOf } from '../../../kernel/record.ts'
import type { FieldFault } from '../../../kernel/refusal.ts'
import { say, type Named } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { normalEmail, normalPhone } from '../../../platform/records/contacts.ts'
import { askable, leadForm, type Askable } from '../model/index.ts'
import { readOwnAnswers, type OwnAnswer, type OwnQuestion } from './own-answers.ts'

export type Form = RowOf<typeof leadForm>
/** What is asked, and what of it must be answered. */
export type Asking = Pick<Form, 'asks' | 'needs'>
type Said = Readonly<Record<string, string>>

/** What somebody said in a form, checked; `email` and `phone` as they are compared. */
export interface Answers {
  email: string
  phone: string | null
  said: Readonly<Partial<Record<Askable | 'email', string>>>
  agrees: boolean
  own: readonly OwnAnswer[]
}

const most: Record<Askable | 'email', number> = {
  email: 254,
  firstName: 120,
  lastName: 120,
  companyName: 200,
  jobTitle: 200,
  phone: 60,
  message: 4000,
}

/** What the form asks for, in its order. */
export const askedBy = ({ asks }: Asking): readonly (Askable | 'email')[] =>
  ['email', ...askable].filter((name) => name === 'email' || asks?.includes(name as Askable)) as (Askable | 'email')[]

export const mustSay = ({ needs }: Asking, name: string): boolean =>
  name === 'email' || (needs as string[] | null)?.includes(name) === true

/** What one of its questions is called. */
export function labelled(name: Askable | 'email'): Named {
  if (name === 'email') return { path: 'person.fields.emails', english: 'E-mail' }
  const option = leadForm.fields.asks.options!.find(({ key }) => key === name)!
  return { path: `${leadForm.fields.asks.path}.options.${name}`, english: option.label }
}

/** Reads what the form asked for, and nothing else; what is wrong is said for each question. */
export function readAnswers(
  ctx: Ctx,
  form: Asking,
  questions: readonly OwnQuestion[],
  given: Said,
): { answers: Answers; faults: FieldFault[] } {
  const said = Object.fromEntries(
    askedBy(form).flatMap((name) => {
      const text = (given[name] ?? '').normalize('NFC').replaceAll('\0', '').trim()
      return text ? [[name, text] as const] : []
    }),
  ) as Answers['said']
  const email = normalEmail(said.email ?? '')
  const phone = said.phone ? normalPhone(said.phone, ctx.settings.country) : null
  const faults = askedBy(form).flatMap((name) => faultOf(form, name, said[name], name === 'email' ? email : name === 'phone' ? phone : '')) // prettier-ignore
  const own = readOwnAnswers(ctx, questions, given)
  const answers = { email: email ?? '', phone, said, agrees: given.agrees === 'yes', own: own.answers }
  return { answers, faults: [...faults, ...own.faults] }
}

function faultOf(form: Asking, name: Askable | 'email', text: string | undefined, normal: string | null): FieldFault[] {
  const field = labelled(name)
  if (!text) return mustSay(form, name) ? [{ field: name, ...say('{field} must not be empty.', { field }) }] : []
  if (text.length > most[name]) return [{ field: name, ...say('{field} has at most {max} characters.', { field, max: most[name] }) }] // prettier-ignore
  return normal === null ? [{ field: name, ...say('{field}: this does not look right.', { field }) }] : []
}
