import { randomBytes } from 'node:crypto'
import { Secret as Bytes, TOTP } from 'otpauth'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Db, Runner } from '../db/index.ts'
import { inWork, type Work } from '../records/index.ts'
import { reveal, secretOf } from '../secrets/index.ts'
import type { Ctx } from '../context.ts'
import type { Site } from '../site.ts'
import { hashOf } from './token.ts'

// RFC 6238 as every authenticator app has it: six digits, SHA-1, half a minute; a clock may be half a minute off.
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const stepsOff = 1
const recoveryCodes = 10

/** Whether somebody signs in with two steps. */
export interface SecondFactor {
  on: boolean
  since: string | null
  /** Recovery codes that are still good. */
  recoveryCodes: number
}

const placeOf = (userId: string) => `second-factor:${userId}`

/** The password was right, and more is needed. */
const codeNeeded = () =>
  new Refusal({
    code: 'code_needed',
    status: 401,
    sentence: say('Please give the code that your authenticator app shows, or a recovery code.'),
  })
const wrongCode = () => {
  const sentence = say('This code is not right, or was used already.')
  return new Refusal({ code: 'wrong_code', status: 401, sentence, fields: [{ field: 'code', ...sentence }] })
}

export async function secondFactorOf(db: Runner, userId: string): Promise<SecondFactor> {
  const [row] = await db.run<SecondFactor>({
    text: `select true as on, confirmed_at as since,
      (select count(*)::int from recovery_code where user_id = $1 and used_at is null) as "recoveryCodes"
      from second_factor where user_id = $1 and confirmed_at is not null`,
    values: [userId],
  })
  return row ?? { on: false, since: null, recoveryCodes: 0 }
}

/** Makes a new secret, which asks for nothing until its first code was given. Answers it for the app, as text and as address. */
export async function beginSecondFactor(
  site: Site,
  user: { id: string; email: string | null; name: string },
): Promise<{ secret: string; uri: string }> {
  const { db } = site.workspace
  if ((await secondFactorOf(db, user.id)).on)
    throw new Refusal({ code: 'not_now', status: 409, sentence: say('Two steps are on already.') })
  const secret = new Bytes({ size: 20 })
  const { name } = await site.settings()
  const totp = new TOTP({ ...shape, secret, issuer: `Farley ${name}`, label: user.email ?? user.name })
  await db.transaction(async (tx) => {
    await tx.run({ text: 'delete from second_factor where user_id = $1', values: [user.id] })
    await tx.run({ text: 'insert into second_factor (user_id) values ($1)', values: [user.id] })
    await site.vault().put(placeOf(user.id), secretOf(secret.base32), tx)
  })
  return { secret: secret.base32, uri: totp.toString() }
}

/** Turns it on with its first code; answers the recovery codes, which are never shown again. */
export async function confirmSecondFactor(site: Site, ctx: Ctx, userId: string, code: string): Promise<string[]> {
  if (!(await isCode(site, userId, code))) throw wrongCode()
  const codes = newCodes()
  await inWork(ctx, async (work) => {
    const text = `update second_factor set confirmed_at = clock_timestamp() where user_id = $1 and confirmed_at is null returning 1`
    if ((await work.tx.run({ text, values: [userId] })).length === 0) throw wrongCode()
    await keepCodes(work.tx, userId, codes)
    await mark(work, userId, true)
  })
  return codes
}

/** New recovery codes in place of all before. */
export async function renewRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = newCodes()
  await db.transaction(async (tx) => {
    await tx.run({ text: 'delete from recovery_code where user_id = $1', values: [userId] })
    await keepCodes(tx, userId, codes)
  })
  return codes
}

/** Takes the second step away, with its codes. */
export async function removeSecondFactor(work: Work, userId: string): Promise<void> {
  await dropSecondFactor(work.tx, userId)
  await mark(work, userId, false)
}

/** The same, for whoever notes at the user that it is gone. */
export async function dropSecondFactor(db: Runner, userId: string): Promise<void> {
  await db.run({ text: 'delete from second_factor where user_id = $1', values: [userId] })
  await db.run({ text: 'delete from secret where name = $1', values: [placeOf(userId)] })
}

/** The second step, for who has one: refuses without a code, with a wrong one, and with one that was used. */
export async function checkSecondFactor(site: Site, userId: string, code: string | undefined): Promise<void> {
  const { db } = site.workspace
  if (!(await secondFactorOf(db, userId)).on) return
  if (!code) throw codeNeeded()
  if (!(await isCode(site, userId, code)) && !(await useRecoveryCode(db, userId, code))) throw wrongCode()
}

/** Whether the app shows this code now; it is then used up. */
async function isCode(site: Site, userId: string, code: string): Promise<boolean> {
  const secret = await site.vault().get(placeOf(userId))
  if (!secret) return false
  const totp = new TOTP({ ...shape, secret: Bytes.fromBase32(reveal(secret)) })
  const timestamp = site.now().getTime()
  const off = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: stepsOff })
  if (off === null) return false
  const text = 'update second_factor set last_step = $2 where user_id = $1 and last_step < $2 returning 1'
  const step = Math.floor(timestamp / 1000 / shape.period) + off
  return (await site.workspace.db.run({ text, values: [userId, step] })).length > 0
}

async function useRecoveryCode(db: Runner, userId: string, code: string): Promise<boolean> {
  const text = `update recovery_code set used_at = clock_timestamp()
    where user_id = $1 and hash = $2 and used_at is null returning 1`
  return (await db.run({ text, values: [userId, hashOf(plain(code))] })).length > 0
}

/** Eighty random bits each, in letters and digits that nobody mistakes. */
const newCodes = () => Array.from({ length: recoveryCodes }, () => codeOf(randomBytes(16)))
const letters = 'abcdefghjkmnpqrstuvwxyz023456789'
const codeOf = (bytes: Buffer) => [...bytes].map((byte) => letters[byte % 32]).join('').replace(/(.{4})(?=.)/g, '$1-') // prettier-ignore
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '')

async function keepCodes(db: Runner, userId: string, codes: readonly string[]): Promise<void> {
  const text = 'insert into recovery_code (user_id, hash) select $1, unnest($2::bytea[])'
  await db.run({ text, values: [userId, codes.map((code) => hashOf(plain(code)))] })
}

/** Colleagues who administer see who has it, and the ledger since when. */
async function mark(work: Work, userId: string, twoSteps: boolean): Promise<void> {
  const user = work.ctx.registry.record('user')!
  await work.update(user, (await work.peek(user, userId))!, { twoSteps } as never)
}
