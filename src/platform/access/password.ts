import { hash, verify } from '@node-rs/argon2'
import { refuse, type FieldFault } from '../../kernel/refusal.ts'
import { say, type Sentence } from '../../kernel/sentence.ts'

const shortest = 8
const longest = 200
/** Each computation takes 19 MiB; the others wait their turn. */
const atOnce = 4
const inLine = 100

let busy = 0
const waiting: (() => void)[] = []

/** Refuses, naming the field, a password that is too short, too long, or the user's own e-mail address. */
export function checkPassword(password: string, email?: string | null, field = 'password'): void {
  const fault = (sentence: Sentence): FieldFault[] => [{ field, ...sentence }]
  const length = [...password].length
  if (length < shortest)
    throw refuse.invalid(fault(say('A password has at least {shortest} characters.', { shortest })))
  if (length > longest) throw refuse.invalid(fault(say('A password has at most {longest} characters.', { longest })))
  if (email && password.toLowerCase() === email.toLowerCase())
    throw refuse.invalid(fault(say('A password must not be the e-mail address.')))
}

/** Its argon2id hash, as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC')))
}

/** Whether it is the password; takes as long when there is none to compare with. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const against = stored ?? (await nobodys())
  const matches = await inTurn(() => verify(against, password.normalize('NFC')))
  return matches && stored !== null
}

let nobody: Promise<string> | undefined
const nobodys = () => (nobody ??= hashPassword('the password of nobody'))

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) {
    if (waiting.length >= inLine) throw refuse.tooMany(2, say('Too many people are signing in. Please try again.'))
    await new Promise<void>((go) => waiting.push(go))
  } else busy++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}
