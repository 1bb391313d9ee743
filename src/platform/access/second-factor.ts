import { randomBytes } from 'node:crypto'
import { Secret as Bytes, TOTP } from 'otpauth'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Db, Runner } from '../db/index.ts'
import { inWork, type Work } from '../records/index.ts'
import { reveal, secretOf } from '../secrets/index.ts'
import type { Ctx } from '../context.ts'
import type { Site } from '../site.ts'
import { hasPasskey } from './passkeys.ts'
import { hashOf } from './token.ts'

// RFC 6238 as every authenticator app has it: six digits, SHA-1, half a minute; a clock may be half a minute off.
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const stepsOff = 1
const recoveryCodes = 10

/** Whether somebody signs in with two steps. */
export interface SecondFactor {
  on: boolean
  /** Whether an authenticator app is one of the second steps. */
  app: boolean
  since: string | null
  /** Recovery codes that are still good. */
  recoveryCodes: number
}

const placeOf = (userId: string) => `second-factor:${userId}`

/** With what somebody takes the second step. */
export interface Proof {
  /** Of the app, or a recovery code. */
  code?: string | undefined
  /** Whose passkey it is that was shown; refuses one that opens nothing. */
  passkey?: (() => Promise<string>) | undefined
}

/** The password was right, and more is needed: with what, `details` say. */
const codeNeeded = (details: { app: boolean; passkeys: boolean }) =>
  new Refusal({
    code: 'code_needed',
    status: 401,
    sentence: details.app
      ? say('Please give the code that your authenticator app shows, or a recovery code.')
      : say('Please show your passkey, or give a recovery code.'),
    details,
  })
const wrongCode = () => {
  const sentence = say('This code is not right, or was used already.')
  return new Refusal({ code: 'wrong_code', status: 401, sentence, fields: [{ field: 'code', ...sentence }] })
}

export async function secondFactorOf(db: Runner, userId: string): Promise<SecondFactor> {
  const [row] = await db.run<SecondFactor>({
    text: `select true as on, app, confirmed_at as since,
      (select count(*)::int from recovery_code where user_id = $1 and used_at is null) as "recoveryCodes"
      from second_factor where user_id = $1 and confirmed_at is not null`,
    values: [userId],
  })
  return row ?? { on: false, app: false, since: null, recoveryCodes: 0 }
}

/** Makes a new secret, which asks for nothing until its first code was given. Answers it for the app, as text and as address. */
export async function beginSecondFactor(
  site: Site,
  user: { id: string; email: string | null; name: string },
): Promise<{ secret: string; uri: string }> {
  const { db } = site.workspace
  if ((await secondFactorOf(db, user.id)).app) throw alreadyOn()
  const secret = new Bytes({ size: 20 })
  const { name } = await site.settings()
  const totp = new TOTP({ ...shape, secret, issuer: `Farley ${name}`, label: user.email ?? user.name })
  await db.transaction(async (tx) => {
    const text = 'insert into second_factor (user_id, app) values ($1, false) on conflict (user_id) do nothing'
    await tx.run({ text, values: [user.id] })
    await site.vault().put(placeOf(user.id), secretOf(secret.base32), tx)
  })
  return { secret: secret.base32, uri: totp.toString() }
}

const alreadyOn = () => refuse.notNow(say('Two steps are on already.'))

/** Turns it on with its first code, or adds the app to passkeys that are on; answers the recovery codes, which are never shown again. */
export async function confirmSecondFactor(site: Site, ctx: Ctx, userId: string, code: string): Promise<string[]> {
  if (!(await isCode(site, userId, code))) throw wrongCode()
  return inWork(ctx, async (work) => {
    const text = `update second_factor set confirmed_at = coalesce(confirmed_at, clock_timestamp()), app = true
      where user_id = $1 and not app returning 1`
    if ((await work.tx.run({ text, values: [userId] })).length === 0) throw wrongCode()
    return begun(work, userId)
  })
}

/** Turns it on with the passkeys that somebody has; answers the recovery codes, which are never shown again. */
export function stepByPasskeys(ctx: Ctx, userId: string): Promise<string[]> {
  return inWork(ctx, async (work) => {
    if (!(await hasPasskey(work.tx, userId))) throw refuse.notNow(say('Add a passkey first.'))
    const text = `insert into second_factor as own (user_id, app, confirmed_at) values ($1, false, clock_timestamp())
      on conflict (user_id) do update set confirmed_at = clock_timestamp() where own.confirmed_at is null returning 1`
    if ((await work.tx.run({ text, values: [userId] })).length === 0) throw alreadyOn()
    return begun(work, userId)
  })
}

async function begun(work: Work, userId: string): Promise<string[]> {
  const codes = newCodes()
  await keepCodes(work.tx, userId, codes)
  await mark(work, userId, true)
  return codes
}

/** New recovery codes in place of all before. */
export async function renewRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = newCodes()
  await db.transaction((tx) => keepCodes(tx, userId, codes))
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

/** The second step, for who has one: refuses without a proof, with a wrong one, and with one that was used. */
export async function checkSecondFactor(site: Site, userId: string, { code, passkey }: Proof): Promise<void> {
  const { db } = site.workspace
  const { on, app } = await secondFactorOf(db, userId)
  if (!on) return
  if (passkey) {
    if ((await passkey()) !== userId) throw wrongCode()
    return
  }
  if (!code) throw codeNeeded({ app, passkeys: await hasPasskey(db, userId) })
  const isRight = (app && (await isCode(site, userId, code))) || (await useRecoveryCode(db, userId, code))
  if (!isRight) throw wrongCode()
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

/** In place of all before. */
async function keepCodes(db: Runner, userId: string, codes: readonly string[]): Promise<void> {
  await db.run({ text: 'delete from recovery_code where user_id = $1', values: [userId] })
  const text = 'insert into recovery_code (user_id, hash) select $1, unnest($2::bytea[])'
  await db.run({ text, values: [userId, codes.map((code) => hashOf(plain(code)))] })
}

/** Colleagues who administer see who has it, and the ledger since when. */
async function mark(work: Work, userId: string, twoSteps: boolean): Promise<void> {
  const user = work.ctx.registry.record('user')!
  await work.update(user, (await work.peek(user, userId))!, { twoSteps } as never)
}
