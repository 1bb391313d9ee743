import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import type { Account } from './account.ts'
import type { Party } from './party.ts'
import { credentialsOf, passkeysOf, type ShownPasskey } from './passkeys.ts'
import { ask, takeAnswer } from './questions.ts'

/** EdDSA, ES256 and RS256: what every device knows one of. */
const algorithms = [-8, -7, -257]
/** More than anybody has devices. */
const most = 30

/** The id of a user as devices keep it: the bytes of the id, which say nothing of the person. */
export const handleOf = (userId: string) => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'))

/**
 * What a browser needs to make a passkey. It must show by finger, face or PIN whose it is, and be found without an
 * address: so it is enough by itself.
 */
export async function beginPasskey(site: Site, party: Party, account: Account) {
  const { db } = site.workspace
  const { name } = await site.settings()
  const before = await credentialsOf(db, account.id)
  if (before.length >= most) throw refuse.notNow(say('These are many passkeys already: remove one first.'))
  return generateRegistrationOptions({
    rpName: `Farley ${name}`,
    rpID: party.id,
    userID: handleOf(account.id),
    userName: account.email ?? account.name,
    userDisplayName: account.name,
    challenge: challengeOf(await ask(db, 'passkey-new', { user: account.id })),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: before,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Words are random bytes in base64url, as challenges are. */
export const challengeOf = (word: string) => new Uint8Array(Buffer.from(word, 'base64url'))

/** Keeps the passkey that a browser has made. Refuses an answer to what this user was not asked. */
export async function keepPasskey(
  site: Site,
  party: Party,
  account: Account,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<ShownPasskey> {
  const { db } = site.workspace
  const isAnswer = async (challenge: string) =>
    (await takeAnswer<{ user: string }>(db, 'passkey-new', challenge))?.user === account.id
  const { verified, registrationInfo: made } = await verifyRegistrationResponse({
    response,
    expectedChallenge: isAnswer,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
  if (!verified || !made)
    throw refuse.invalid([{ field: 'response', ...say('The passkey could not be kept. Please try again.') }])
  const { id: credential, publicKey, counter, transports = [] } = made.credential
  const id = newId()
  const text = `insert into passkey (id, user_id, credential, public_key, counter, transports, name, synced)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`
  const values = [
    id,
    account.id,
    credential,
    Buffer.from(publicKey),
    counter,
    transports,
    name,
    made.credentialBackedUp,
  ]
  await db.run({ text, values })
  const kept = (await passkeysOf(db, account.id)).find((each) => each.id === id)
  if (!kept) throw refuse.taken('response', say('This passkey is known already.'))
  return kept
}
