import { labelOf, say, type Sentence } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/work.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { askedBy, labelled, type Answers, type Form } from './answers.ts'
import type { Agreed } from './consented.ts'

interface Came {
  agreed: Agreed | null
  /** Of whom we know no field is filled in: what they said stands here. */
  wasKnown: boolean
}

/** What somebody said in a form, as it stands on their timeline, in the language of the company. */
export function noteOf({ ctx }: Work, form: Form, { said, own }: Answers, { agreed, wasKnown }: Came): string {
  const told = (sentence: Sentence) => tell(languageFor(null, ctx.settings.locale), sentence)
  const lines = askedBy(form).flatMap((name) =>
    said[name] ? [told(say('{field}: {value}', { field: labelled(name), value: said[name] }))] : [],
  )
  const beside = wasKnown ? own : []
  const more = beside.map(({ question, text }) => told(say('{field}: {value}', { field: labelOf(question.described), value: text }))) // prettier-ignore
  const head = told(say('Came by the form “{form}”', { form: form.name }))
  return [head, '', ...lines, ...more, ...(agreed ? ['', told(wordsOf(agreed))] : [])].join('\n')
}

function wordsOf({ purpose, state }: Agreed): Sentence {
  if (state === 'given') return say('Agrees to be e-mailed: {purpose}', { purpose })
  if (state === 'asked') return say('Ticked the box for {purpose}, and is asked by e-mail to confirm it. Until then they have agreed to nothing.', { purpose }) // prettier-ignore
  return say('Ticked the box for {purpose}, which they have withdrawn before. It stays withdrawn until they confirm it themselves.', { purpose }) // prettier-ignore
}
