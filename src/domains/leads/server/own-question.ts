import type { FieldFault } from '../../../kernel/refusal.ts'
import { markup, type Markup } from '../../../platform/page/markup.ts'
import type { OwnQuestion } from './own-answers.ts'

const kinds: Readonly<Record<string, string>> = {
  number: 'inputmode="decimal"',
  percent: 'inputmode="decimal"',
  date: 'type="date"',
  url: 'type="url"',
}

/** A question for a field of the company's own, as the page of a form asks it: by what suits its type. */
export function ownQuestion(question: OwnQuestion, label: string, value: string, faults: readonly FieldFault[]): Markup {
  const { field: name, needed, described } = question
  const isWrong = faults.some(({ field }) => field === name)
  const traits = { html: `${kinds[described.type] ?? ''}${needed ? ' required' : ''}${isWrong ? ' aria-invalid="true"' : ''}` }
  const mark = needed ? [markup` <b aria-hidden="true">*</b>`] : []
  if (described.type === 'boolean')
    return markup`<label class="box"><input type="checkbox" name="${name}" value="yes" ${traits}${value === 'yes' ? [{ html: ' checked' }] : []}><span>${label}${mark}</span></label>
`
  return markup`<label><span>${label}${mark}</span>${inputFor(question, value, traits)}</label>
`
} // prettier-ignore

function inputFor({ field: name, described }: OwnQuestion, value: string, traits: { html: string }): Markup {
  if (described.type === 'longText')
    return markup`<textarea name="${name}" rows="5" dir="auto" ${traits}>${value}</textarea>`
  if (described.type !== 'choice') return markup`<input name="${name}" value="${value}" dir="auto" ${traits}>`
  const options = (described.options ?? []).filter(({ archived }) => !archived)
  return markup`<select name="${name}" ${traits}><option value=""></option>${options.map(
    ({ key, label }) => markup`<option value="${key}"${key === value ? [{ html: ' selected' }] : []}>${label}</option>`,
  )}</select>`
}
