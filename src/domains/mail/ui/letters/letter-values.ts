/** What is typed of a letter. */
export interface LetterValues {
  mailbox: string | null
  sendTo: string
  cc: string
  bcc: string
  subject: string
  page: string
  answers: string | null
  about: readonly string[]
  attachments: readonly string[]
  /** So many days without an answer, then one is reminded. */
  remindDays: number | null
}

/** As the API takes it: what is empty is nothing. */
export const asBody = (values: LetterValues) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' || (Array.isArray(value) && value.length === 0) ? null : value])) // prettier-ignore
