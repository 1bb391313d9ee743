import type { Message } from '../panels/message-queries.ts'
import { asText } from './addresses.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** A text as it stands in a page. */
export const asPage = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign]!).replace(/\r?\n/g, '<br>')

/** What is answered or passed on: what it said, harmless, and when. */
export interface Quoted {
  subject: string
  html: string
  message: Message | null
}

/** Its page under the line that says whose it is. */
export const answered = ({ html }: Quoted, line: string) =>
  `<div><br></div><div>${asPage(line)}</div><blockquote>${html}</blockquote>`

/** Its page under the lines that stood over it. */
export function passedOn({ html, message, subject }: Quoted, lines: Readonly<Record<'head' | 'from' | 'to' | 'subject', string>>) {
  const heads = [
    lines.head,
    ...(message ? [`${lines.from}: ${asText(message.senders)}`, `${lines.to}: ${asText(message.receivers)}`] : []),
    `${lines.subject}: ${subject}`,
  ]
  return `<div><br></div><div>${heads.map(asPage).join('<br>')}</div><div><br></div>${html}`
} // prettier-ignore

/** `Re:` before a subject that does not say so yet, in whichever language. */
export const answering = (subject: string) =>
  /^(re|aw|antw|sv|رد)\s*(\[\d+\])?:/i.test(subject) ? subject : `Re: ${subject}`
export const passingOn = (subject: string) => (/^(fwd?|wg|tr|rv)\s*:/i.test(subject) ? subject : `Fwd: ${subject}`) // prettier-ignore
