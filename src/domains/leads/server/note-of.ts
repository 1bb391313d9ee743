import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { askedBy, labelled, type Answers, type Form } from './answers.ts'
import type { Agreed } from './consented.ts'

/** What somebody said in a form, as it stands on their timeline, in the language of the company. */
export function noteOf({ ctx }: Work, form: Form, { said }: Answers, agreed: Agreed | null): string {
  const told = (sentence: Sentence) => tell(languageFor(null, ctx.settings.locale), sentence)
  const lines = askedBy(form).flatMap((name) =>
    said[name] ? [told(say('{field}: {value}', { field: labelled(name), value: said[name] }))] : [],
  )
  const head = told(say('Came by the form “{form}”', { form: form.name }))
  return [head, '', ...lines, ...(agreed ? ['', told(wordsOf(agreed))] : [])].join('\n')
}

const wordsOf = ({ purpose, counts }: Agreed): Sentence =>
  counts
    ? say('Agrees to be e-mailed: {purpose}', { purpose })
    : say('Ticked the box for {purpose}, which they have withdrawn before. It stays withdrawn until they confirm it themselves.', { purpose }) // prettier-ignore
