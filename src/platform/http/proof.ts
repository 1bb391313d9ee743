import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { partyOf, type Party } from '../access/party.ts'
import { accountByPasskey } from '../access/passkey-shown.ts'
import type { Proof } from '../access/second-factor.ts'
import { fromOf } from './from.ts'
import type { Asked } from './route.ts'

/** The site that passkeys are bound to; refuses where browsers use none. */
export function partyIn({ server }: Pick<Asked, 'server'>): Party {
  const party = partyOf(server.address())
  if (party) return party
  throw refuse.notNow(say('Passkeys need an address with a name and https: FARLEY_URL.'))
}

/** With what a request takes the second step. */
export function proofIn(
  asked: Pick<Asked, 'server' | 'request'>,
  { code, passkey }: { code?: string | undefined; passkey?: AuthenticationResponseJSON | undefined },
): Proof {
  if (!passkey) return { code }
  const { server, request } = asked
  return {
    passkey: async () => (await accountByPasskey(server.site, partyIn(asked), passkey, fromOf(request))).id,
  }
}
