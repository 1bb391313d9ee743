import type { Runner } from '../db/index.ts'
import { hashOf, newToken } from './token.ts'

/** What a browser is sent away with, to come back with an answer. */
export type Purpose = 'passkey-new' | 'passkey' | 'provider' | 'saml' | 'saml-said'

const minutes = 10

/** Remembers what was asked, for ten minutes; answers the word that the answer must bring back. */
export async function ask(db: Runner, purpose: Purpose, about: Record<string, unknown> = {}): Promise<string> {
  const word = newToken()
  const text = `insert into door_question (hash, purpose, about, expires_at)
    values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4))`
  await db.run({ text, values: [hashOf(word), purpose, JSON.stringify(about), minutes] })
  return word
}

/** What was asked with that word; each is answered once. */
export async function takeAnswer<About>(db: Runner, purpose: Purpose, word: string): Promise<About | undefined> {
  const text = `delete from door_question where hash = $1 and purpose = $2 and expires_at > clock_timestamp() returning about`
  return (await db.run<{ about: About }>({ text, values: [hashOf(word), purpose] }))[0]?.about
}
