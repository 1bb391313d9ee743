import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import { accountOf, type Account } from './account.ts'
import { noteAtDoor, type From } from './door-log.ts'
import type { Party } from './party.ts'
import { challengeOf, handleOf } from './passkey-made.ts'
import { countUse, findPasskey, type Passkey } from './passkeys.ts'
import { ask, takeAnswer } from './questions.ts'

/** What a browser needs to ask for a passkey: the device knows whose it is, so nobody must say an address. */
export async function askForPasskey(site: Site, party: Party) {
  const challenge = challengeOf(await ask(site.workspace.db, 'passkey'))
  return generateAuthenticationOptions({ rpID: party.id, challenge, userVerification: 'required' })
}

/** Says nothing of what was wrong: an unknown passkey, one of somebody who is gone, an old question. */
const wrong = () =>
  new Refusal({ code: 'wrong_passkey', status: 401, sentence: say('This passkey opens nothing here.') })
const copied = () => {
  const sentence = say(
    'There seems to be a copy of this passkey, so it opens nothing any more. Please sign in another way.',
  )
  return new Refusal({ code: 'passkey_copied', status: 401, sentence })
}

/**
 * The account whose passkey a browser has shown, in answer to a question of ours, from a page of ours. Refuses everything
 * else alike, but for a passkey of which there is a copy: its counter has fallen behind, and it ends.
 */
export async function accountByPasskey(
  site: Site,
  party: Party,
  response: AuthenticationResponseJSON,
  from: From,
): Promise<Account> {
  const { db } = site.workspace
  const passkey = await findPasskey(db, response.id)
  if (!passkey) throw wrong()
  const counter = await counterIn(site, party, response, passkey)
  const account = await accountOf(db, passkey.userId)
  if (counter === null || !account?.active) throw wrong()
  if (passkey.copied) throw copied()
  if (await countUse(db, passkey.id, counter)) return account
  await noteAtDoor(db, { event: 'passkeyCopied', user: account, by: null, from, more: { name: passkey.name } })
  throw copied()
}

/** How often its device says it was used; null for an answer that is not right. The counter itself is judged when the signature is. */
async function counterIn(site: Site, party: Party, response: AuthenticationResponseJSON, passkey: Passkey) {
  const handle = response.response.userHandle
  if (handle && handle !== Buffer.from(handleOf(passkey.userId)).toString('base64url')) return null
  const { credential: id, publicKey } = passkey
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (challenge) => (await takeAnswer(site.workspace.db, 'passkey', challenge)) !== undefined,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => undefined)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}
