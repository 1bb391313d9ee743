import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

const fault = (status: number, scimType: string, sentence: ReturnType<typeof say>) =>
  new Refusal({ code: 'invalid', status, sentence, details: { scimType } })

/** What a program that provisions got wrong, by the words that RFC 7644 has for it (section 3.12). */
export const scimFault = {
  filter: () => fault(400, 'invalidFilter', say('This filter is not understood.')),
  path: (path: string) => fault(400, 'invalidPath', say('There is nothing at “{path}”.', { path })),
  syntax: () => fault(400, 'invalidSyntax', say('This is no request as SCIM has it.')),
  value: (field: string) => fault(400, 'invalidValue', say('“{field}” is not right.', { field })),
  taken: (name: string) => fault(409, 'uniqueness', say('“{name}” is taken.', { name })),
  stale: () => fault(412, 'invalidVers', say('This was changed meanwhile.')),
}
