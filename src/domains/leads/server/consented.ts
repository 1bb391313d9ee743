import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { consent, purpose } from '../../privacy/model/index.ts'
import type { Form } from './answers.ts'

type Purpose = RowOf<typeof purpose>

/** What somebody agreed to, and whether that counts: a consent that they have withdrawn is given again by nobody but themselves, which a form cannot know. */
export interface Agreed {
  purpose: string
  counts: boolean
}

/** The words beside the box of a form; null where it asks to agree to nothing, or to what is not asked for by e-mail. */
export function boxOf(form: Form, of: Purpose | null): string | null {
  if (!of || of.deletedAt || !of.channels.includes('email')) return null
  return form.consentWords ?? of.words ?? of.name
}

/** Keeps that somebody has ticked the box, with what stood beside it, when, by which form and from where. */
export async function consented(work: Work, form: Form, person: string, from: string): Promise<Agreed | null> {
  const of = form.purpose ? await work.setting(purpose, form.purpose) : null
  const words = boxOf(form, of)
  if (!of || words === null) return null
  const kin = [{ field: 'person', is: person }, { field: 'purpose', is: of.id }, { field: 'channel', is: 'email' }] // prettier-ignore
  const [before] = await work.find(consent, { and: kin }, { limit: 1 })
  if (before) return { purpose: of.name, counts: before.state === 'given' }
  const source = tell(
    languageFor(null, work.ctx.settings.locale),
    say('Form “{form}”, version {version}, from {from}', { form: form.name, version: form.version, from }),
  )
  await work.create(consent, { person, purpose: of.id, channel: 'email', how: 'form', words, source })
  return { purpose: of.name, counts: true }
}
