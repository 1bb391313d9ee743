import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { consent, purpose } from '../../privacy/model/index.ts'
import type { Form } from './answers.ts'
import { askByMail } from './confirming/ask-by-mail.ts'
import { keepAsk } from './confirming/asks.ts'
import type { Coming } from './receive.ts'

type Purpose = RowOf<typeof purpose>

/** What somebody agreed to, and whether that counts: one that they have withdrawn, or are to confirm, is given by nobody but themselves, which a form cannot know. */
export interface Agreed {
  purpose: string
  state: 'given' | 'withdrawn' | 'asked'
}

/** The words beside the box of a form; null where it asks to agree to nothing, or to what is not asked for by e-mail. */
export function boxOf(form: Form, of: Purpose | null): string | null {
  if (!of || of.deletedAt || !of.channels.includes('email')) return null
  return form.consentWords ?? of.words ?? of.name
}

/** The purpose that is agreed to by e-mail, and what the person said of it before. */
export async function agreement(work: Work, purposeId: string | null, personId: string) {
  const of = purposeId ? await work.setting(purpose, purposeId) : null
  if (!of || of.deletedAt || !of.channels.includes('email')) return { of: null, before: undefined }
  const kin = [{ field: 'person', is: personId }, { field: 'purpose', is: of.id }, { field: 'channel', is: 'email' }] // prettier-ignore
  const [before] = await work.find(consent, { and: kin }, { limit: 1 })
  return { of, before }
}

/** Keeps that somebody has ticked the box, with what stood beside it, when, by which form and from where; where the form wants it confirmed, that they are asked. */
export async function consented(work: Work, form: Form, person: string, coming: Coming): Promise<Agreed | null> {
  const { of, before } = await agreement(work, form.purpose, person)
  const words = boxOf(form, of)
  if (!of || words === null) return null
  if (form.confirms) {
    // Also who has agreed before: the page tells everybody to look in their mail.
    await asked(work, form, { person, words, purposeId: of.id, coming })
    return { purpose: of.name, state: before?.state === 'given' ? 'given' : 'asked' }
  }
  if (before) return { purpose: of.name, state: before.state }
  const source = tell(
    languageFor(null, work.ctx.settings.locale),
    say('Form “{form}”, version {version}, from {from}', { form: form.name, version: form.version, from: coming.from }),
  )
  await work.create(consent, { person, purpose: of.id, channel: 'email', how: 'form', words, source })
  return { purpose: of.name, state: 'given' }
}

interface Asked {
  person: string
  words: string
  purposeId: string
  coming: Coming
}

async function asked(work: Work, form: Form, { person, words, purposeId, coming }: Asked): Promise<void> {
  const { ask: id, from: askedFrom, address, language, origin } = coming
  await work.flush()
  await keepAsk(work.tx, {
    ...{ id, formId: form.id, formName: form.name, formVersion: form.version },
    ...{ purposeId, personId: person, address, words, language, origin, askedFrom },
  })
  await askByMail(work.tx, id)
}
