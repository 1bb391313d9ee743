import type { FieldFault } from '../../../kernel/refusal.ts'
import { markup, type Markup } from '../../../platform/page/markup.ts'
import { mustSay, type Asking } from './answers.ts'

const kinds: Readonly<Record<string, string>> = {
  email: 'type="email" autocomplete="email"',
  phone: 'type="tel" autocomplete="tel"',
  firstName: 'autocomplete="given-name"',
  lastName: 'autocomplete="family-name"',
  companyName: 'autocomplete="organization"',
  jobTitle: 'autocomplete="organization-title"',
}

/** A question of a page, with what was said to it, marked where it must be answered and where it was answered wrongly. */
export function question(
  form: Asking,
  name: string,
  label: string,
  value: string,
  faults: readonly FieldFault[],
): Markup {
  const traits = `${kinds[name] ?? ''}${mustSay(form, name) ? ' required' : ''}${faults.some(({ field }) => field === name) ? ' aria-invalid="true"' : ''}`
  const mark = mustSay(form, name) ? [markup` <b aria-hidden="true">*</b>`] : []
  const input =
    name === 'message'
      ? markup`<textarea name="${name}" rows="5" dir="auto" ${{ html: traits }}>${value}</textarea>`
      : markup`<input name="${name}" value="${value}" dir="auto" ${{ html: traits }}>`
  return markup`<label><span>${label}${mark}</span>${input}</label>
`
}

/** A text of several paragraphs. */
export const paragraphs = (text: string | null): Markup[] =>
  (text ?? '').split(/\n{2,}/).filter(Boolean).map((each) => markup`<p>${each}</p>`) // prettier-ignore
