import type { FieldFault } from '../../../../kernel/refusal.ts'
import { markup, type Markup } from '../../../../platform/page/markup.ts'
import { tell } from '../../../../platform/words/index.ts'
import type { Language } from '../../../../kernel/language.ts'

/** What is wrong, over what is to be filled in. */
export const alerted = (language: Language, faults: readonly FieldFault[]): Markup[] =>
  faults.length === 0
    ? []
    : [markup`<div role="alert"><ul>${faults.map((fault) => markup`<li>${tell(language, fault)}</li>`)}</ul></div>`]
