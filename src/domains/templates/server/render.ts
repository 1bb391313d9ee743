import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../../platform/context.ts'
import { keptMail } from '../../../platform/mail/shown.ts'
import { told } from '../../../platform/words/index.ts'
import { merged } from './merge/engine.ts'
import { faultsOf } from './merge/faults.ts'
import { calledAt } from './merge/fields.ts'
import { withPlainTags } from './merge/grammar.ts'
import { valuesOf, type About } from './merge/values.ts'

/** What a letter begins with: its texts may have tags. */
export interface Texts {
  subject: string | null
  page: string | null
}

/** A template with the values of what a letter is about, and what was missing where it was asked for, in the words of whoever asks. */
export async function rendered(ctx: Ctx, texts: Texts, about: About) {
  const subject = texts.subject ?? ''
  const page = withPlainTags(texts.page ?? '')
  const faults = [...faultsOf(ctx, 'subject', subject), ...faultsOf(ctx, 'page', page)]
  if (faults.length > 0) throw refuse.invalid(faults)
  const values = await valuesOf(ctx, about)
  const line = merged(subject, values, 'line')
  const whole = merged(page, values, 'page')
  const missing = new Map([...line.missing, ...whole.missing].map((each) => [each.path, each]))
  return {
    subject: line.text.trim().slice(0, 500),
    page: keptMail(whole.text, new Map()),
    missing: [...missing.values()].map((each) => ({ ...each, label: told(ctx, calledAt(ctx, each.path)) })),
  }
}
