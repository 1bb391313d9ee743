import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Runner } from '../db/index.ts'

/** A passkey as its owner sees it. */
export interface ShownPasskey {
  id: string
  name: string
  synced: boolean
  madeAt: string
  usedAt: string | null
  /** Since when it opens nothing, because there seems to be a copy. */
  copiedAt: string | null
}

/** A passkey as its answers are checked against it. */
export interface Passkey {
  id: string
  userId: string
  name: string
  credential: string
  publicKey: Buffer
  copied: boolean
}

const shown = `id, name, synced, made_at as "madeAt", used_at as "usedAt", copied_at as "copiedAt"`

/** Newest first. */
export function passkeysOf(db: Runner, userId: string): Promise<ShownPasskey[]> {
  const text = `select ${shown} from passkey where user_id = $1 order by id desc`
  return db.run<ShownPasskey>({ text, values: [userId] })
}

/** What a device must have to make a new one: none of those that it holds already. */
export function credentialsOf(db: Runner, userId: string): Promise<{ id: string; transports: string[] }[]> {
  const text = `select credential as id, transports from passkey where user_id = $1 and copied_at is null`
  return db.run<{ id: string; transports: string[] }>({ text, values: [userId] })
}

/** Whether a user has one that opens the door. */
export async function hasPasskey(db: Runner, userId: string): Promise<boolean> {
  return (await credentialsOf(db, userId)).length > 0
}

export async function findPasskey(db: Runner, credential: string): Promise<Passkey | undefined> {
  const text = `select id, user_id as "userId", name, credential, public_key as "publicKey", copied_at is not null as copied
    from passkey where credential = $1`
  return (await db.run<Passkey>({ text, values: [credential] }))[0]
}

/** Notes a use; false when its counter fell behind, and from then on it opens nothing. Of two at once one comes first. */
export async function countUse(db: Runner, id: string, counter: number): Promise<boolean> {
  const text = `update passkey set counter = $2, used_at = clock_timestamp()
    where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1`
  if ((await db.run({ text, values: [id, counter] })).length > 0) return true
  await db.run({ text: 'update passkey set copied_at = clock_timestamp() where id = $1', values: [id] })
  return false
}

const noPasskey = () => refuse.notFound(say('There is no such passkey.'))

export async function renamePasskey(db: Runner, userId: string, id: string, name: string): Promise<ShownPasskey> {
  const text = `update passkey set name = $3 where id = $1 and user_id = $2 returning ${shown}`
  const [renamed] = await db.run<ShownPasskey>({ text, values: [id, userId, name] })
  if (!renamed) throw noPasskey()
  return renamed
}

/** Takes a passkey away; answers its name. Refuses the last one while it is somebody's only second step. */
export async function removePasskey(db: Runner, userId: string, id: string): Promise<string> {
  const text = `delete from passkey where id = $1 and user_id = $2 and not (
      exists (select from second_factor where user_id = $2 and confirmed_at is not null and not app)
      and not exists (select from passkey other where other.user_id = $2 and other.id <> $1 and other.copied_at is null)
    ) returning name`
  const [removed] = await db.run<{ name: string }>({ text, values: [id, userId] })
  if (removed) return removed.name
  const isTheirs = (await passkeysOf(db, userId)).some((each) => each.id === id)
  if (!isTheirs) throw noPasskey()
  throw refuse.notNow(
    say('This is your last passkey, and your second step: add another, or turn two-step sign-in off first.'),
  )
}
