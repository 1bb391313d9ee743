import { createReadStream } from 'node:fs'
import { compile } from 'html-to-text'
import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Db } from '../../../../platform/db/index.ts'
import { domainOf } from '../../../../platform/search/index.ts'
import { mailColumns, mailSplitter, type Mail } from '../../model/reading.ts'
import { linesIn } from './open-text.ts'

/** Beyond so many characters a mail is not read on: what was written in it stands at its beginning, what hangs on it follows. */
const most = 8_000_000

/** So much of a text is kept. */
const longest = 50_000

/** The mails of an mbox file, as rows below a line of names; each says itself in which encoding it is. */
export async function* readMail(db: Db, path: string): AsyncIterable<string[]> {
  yield [...mailColumns]
  const isOurs = await oursIn(db)
  for await (const mail of mailsIn(path)) {
    const cells = await cellsOf(mail, isOurs)
    // What is no text in a mail is its sender's fault, who cannot be asked to mend it.
    yield mailColumns.map((name) => cells[name].replace(/[\0\uFFFD]/g, '?'))
  }
}

async function* mailsIn(path: string): AsyncIterable<Mail> {
  const split = mailSplitter(most)
  // One character a byte, so that each mail's own encoding is still there to be read.
  for await (const line of linesIn(createReadStream(path, { encoding: 'latin1' }))) {
    const mail = split.take(line)
    if (mail) yield mail
  }
  const mail = split.end()
  if (mail) yield mail
}

type Cells = Record<(typeof mailColumns)[number], string>

async function cellsOf({ envelope, source }: Mail, isOurs: (address: string) => boolean): Promise<Cells> {
  const mail = await PostalMime.parse(Buffer.from(source, 'latin1'))
  const sender = addressesOf(mail.from ? [mail.from] : [])[0] ?? ''
  const receivers = addressesOf([...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])])
  const text = (mail.text ?? plain(mail.html ?? '')).trim()
  return {
    'Message id': mail.messageId?.replace(/^<|>$/g, '') ?? '',
    Date: momentOf(mail, envelope),
    Direction: isOurs(sender) ? 'out' : 'in',
    From: sender,
    'From name': mail.from?.name ?? '',
    To: receivers.join(', '),
    With: [...new Set([sender, ...receivers])].filter((each) => each && !isOurs(each)).join(', '),
    Subject: mail.subject?.trim() || text.slice(0, 80) || sender,
    Text: text.slice(0, longest),
    Attachments: mail.attachments.map(({ filename }) => filename ?? '').filter(Boolean).join(', '), // prettier-ignore
  }
}

/** What a mail says that comes as a page only. */
const plain = compile({
  wordwrap: false,
  limits: { maxInputLength: most },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
  ],
})

const addressesOf = (given: readonly Address[]): string[] =>
  given.flatMap((each) => (each.group ? addressesOf(each.group) : each.address ? [each.address.toLowerCase()] : []))

/** When it was sent as the mail says, or as whoever put it into the file noted. */
function momentOf({ date }: Email, envelope: string): string {
  if (date && !Number.isNaN(Date.parse(date))) return new Date(date).toISOString()
  const noted = /\s(\w{3} \w{3} .*)$/.exec(envelope)?.[1]
  return noted && !Number.isNaN(Date.parse(`${noted} UTC`)) ? new Date(`${noted} UTC`).toISOString() : (date ?? '')
}

/** Whether an address is a colleague's, of today or of earlier, or of their domain. */
async function oursIn(db: Db): Promise<(address: string) => boolean> {
  const users = await db.run<{ email: string }>({
    text: 'select lower(email) as email from users where email is not null',
    values: [],
  })
  const addresses = new Set(users.map(({ email }) => email))
  const domains = new Set(users.flatMap(({ email }) => domainOf(email) ?? []))
  return (address) => addresses.has(address) || domains.has(domainOf(address) ?? '')
}
