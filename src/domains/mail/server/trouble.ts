import { Refusal, refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Trouble } from '../model/seen.ts'

const sentences: Readonly<Record<Trouble, Sentence>> = {
  notCalled: say('Farley does not call this address.'),
  signIn: say('The mail server does not let this user name in with this password.'),
  host: say('There is no server of this name.'),
  certificate: say('The certificate of the mail server is not to be trusted.'),
  noTls: say('The mail server offers no TLS at this port.'),
  late: say('The mail server does not answer in time.'),
  unreachable: say('The mail server cannot be reached at this port.'),
  forbidden: say('Whoever the mailbox belongs to may not add e-mails.'),
  failed: say('The mail server answered something that Farley does not understand.'),
}
const fields: Readonly<Partial<Record<Trouble, string>>> = { signIn: 'password', unreachable: 'port', noTls: 'port' }

const codes: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
  CONNECT_TIMEOUT: 'late',
  GREETING_TIMEOUT: 'late',
  ETIMEDOUT: 'late',
  ETIMEOUT: 'late',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  NoConnection: 'unreachable',
  EConnectionClosed: 'unreachable',
  ECONNECTION: 'unreachable',
}

type Thrown = Error & {
  code?: string
  originalCode?: string
  authenticationFailed?: boolean
  tlsFailed?: boolean
  responseCode?: number
}

/** Why a mailbox could not be read or sent from, from what was thrown. */
export function troubleIn(error: unknown): Trouble {
  if (error instanceof Refusal) return error.code === 'not_called' ? 'notCalled' : 'forbidden'
  const {
    code = '',
    originalCode = '',
    authenticationFailed,
    tlsFailed,
    responseCode,
    message,
    cause,
  } = error as Thrown
  if (authenticationFailed || (code === 'EAUTH' && !(responseCode! < 500))) return 'signIn'
  // Of a certificate that is refused once the server was spoken with only the words are left.
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) || (code === 'ETLS' && /certificate|altname/i.test(message))) return 'certificate' // prettier-ignore
  if (tlsFailed) return 'noTls'
  const known = codes[originalCode] ?? codes[code]
  return known ?? (cause ? troubleIn(cause) : 'failed')
}

/** The refusal that says so at the field which is wrong. */
export const refusedFor = (trouble: Trouble): Refusal =>
  new Refusal({
    code: 'mail_failed',
    status: 422,
    sentence: sentences[trouble],
    fields: [{ field: fields[trouble] ?? 'host', ...sentences[trouble] }],
    details: { trouble },
  })

/** The same of a mailbox that was connected before. */
export const notNowFor = (trouble: Trouble): Refusal => refuse.notNow(sentences[trouble], { trouble })
