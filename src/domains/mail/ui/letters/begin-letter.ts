import { client } from '../../../../web/api/client.ts'
import type { RecordAnswer, Row } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { pathOf } from '../../../../web/api/path.ts'
import type { Contact } from '../../../../kernel/field.ts'
import { formatMoment } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { messageQuery, pageQuery } from '../panels/message-queries.ts'
import { asText, withoutDoubles, type Receiver } from './addresses.ts'
import { answered, answering, asPage, passedOn, passingOn, type Quoted } from './quoted.ts'
import { firstSender, sendersQuery } from './senders.ts'
import type { LetterValues } from './letter-values.ts'
import type { Source } from './source.ts'

const empty: LetterValues = {
  mailbox: null,
  sendTo: '',
  cc: '',
  bcc: '',
  subject: '',
  page: '',
  answers: null,
  about: [],
  attachments: [],
  remindDays: null,
}

/** What a letter begins with: to whom, about what, and what it answers; its sender's signature stands in it. */
export async function beginLetter(source: Source): Promise<LetterValues> {
  const senders = await client.ensureQueryData(sendersQuery)
  const { values, quote = '', cameTo = [] } = await beginningOf(source, senders.map(({ address }) => address)) // prettier-ignore
  const sender = firstSender(senders, cameTo)
  const signature = sender?.signature ? `<div><br></div>${sender.signature}` : ''
  const page = signature || quote ? `<div><br></div>${signature}${quote}` : ''
  return { ...empty, ...values, mailbox: sender?.id ?? null, page }
}

interface Beginning {
  values: Partial<LetterValues>
  quote?: string
  /** To which addresses that came which is answered. */
  cameTo?: readonly string[]
}

async function beginningOf(source: Source, own: readonly string[]): Promise<Beginning> {
  if (source.email) return answerTo(source.email, source.how ?? 'reply', own)
  const about = source.person ?? source.company ?? source.deal
  if (!about) return { values: {} }
  const name = source.person ? 'person' : source.company ? 'company' : 'deal'
  const { data } = await request<RecordAnswer>(`${pathOf(definitionOf(name))}/${about}`)
  return { values: { sendTo: asText(addressOf(data as Row)), about: [about] } }
}

/** The address of somebody that is used first. */
function addressOf(row: Row): Receiver[] {
  const emails = ((row.emails ?? []) as Contact[]).filter(({ endedOn, valid }) => !endedOn && valid !== false)
  const first = emails.find(({ primary }) => primary) ?? emails[0]
  return first ? [{ name: String(row.name ?? ''), address: first.normal ?? first.value }] : []
}

async function answerTo(email: string, how: NonNullable<Source['how']>, own: readonly string[]): Promise<Beginning> {
  const [{ data: row }, { data: message }, { data: page }] = await Promise.all([
    request<RecordAnswer>(`emails/${email}`),
    client.ensureQueryData(messageQuery(email)),
    client.ensureQueryData(pageQuery(email, false)),
  ])
  const { subject, text, sentAt, about } = row as Row & Record<'subject' | 'text' | 'sentAt', string | null>
  const quoted: Quoted = { subject: subject ?? '', html: page?.html ?? asPage(text ?? ''), message }
  const mine = own.map((each) => each.toLowerCase())
  const { senders = [], receivers = [], copied = [] } = message ?? {}
  const isMine = senders.some(({ address }) => mine.includes(address.toLowerCase()))
  const to = withoutDoubles(isMine ? receivers : senders, isMine ? [] : mine)
  const others = withoutDoubles([...(isMine ? [] : receivers), ...copied], [...mine, ...to.map(({ address }) => address)])
  const cameTo = [...receivers, ...copied, ...senders].map(({ address }) => address.toLowerCase())
  const kept = { about: (about as string[] | null) ?? [] }
  if (how === 'forward') return { values: { ...kept, subject: passingOn(quoted.subject) }, quote: passedOn(quoted, heads()), cameTo }
  const whose = asText(senders.slice(0, 1)) || words('letters.somebody')
  const line = words('letters.wrote', { when: sentAt ? formatMoment(sentAt) : '', who: whose })
  return {
    values: { ...kept, sendTo: asText(to), cc: how === 'all' ? asText(others) : '', subject: answering(quoted.subject), answers: email },
    quote: answered(quoted, line),
    cameTo,
  }
} // prettier-ignore

const heads = () => ({
  head: words('letters.passedOn'),
  from: words('mail.from'),
  to: words('mail.to'),
  subject: words('letters.subject'),
})
