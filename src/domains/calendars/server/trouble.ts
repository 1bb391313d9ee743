import { Refusal } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { DavFault } from '../../../platform/dav/index.ts'
import type { Trouble } from '../model/seen.ts'

const sentences: Readonly<Record<Trouble, Sentence>> = {
  notCalled: say('Farley does not call this address.'),
  open: say('Without TLS a password would lie open on its way: the address begins with https.'),
  signIn: say('The server does not let this user name in with this password.'),
  late: say('The server does not answer in time.'),
  unreachable: say('The server cannot be reached at this address.'),
  nothing: say('The server has no calendars at this address.'),
  forbidden: say('Whoever the calendars belong to may not add meetings.'),
  failed: say('The server answered something that Farley does not understand.'),
}

/** Why calendars could not be read, from what was thrown; what is a bug is thrown on. */
export function refusedFor(error: unknown): unknown {
  if (!(error instanceof DavFault)) return error
  const { trouble } = error
  return new Refusal({
    code: 'calendars_failed',
    status: 422,
    sentence: sentences[trouble],
    fields: [{ field: trouble === 'signIn' ? 'password' : 'url', ...sentences[trouble] }],
    details: { trouble },
  })
}
