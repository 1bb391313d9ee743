import type { Runner, Tx } from '../../../../platform/db/runner.ts'
import type { Refused } from './smtp.ts'

/** A letter that something is to be done for. */
export interface DueLetter {
  id: string
  /** How often that was tried before. */
  tries: number
  /** Whose it is; whoever was away too long has lost it to somebody else. */
  lease: string
  /** It was let go before the last restore, and may have left since. */
  isOld: boolean
}

/** The mailboxes of which a letter is to be looked at now. */
export async function mailboxesDue(on: Runner): Promise<string[]> {
  const text = `select distinct mailbox_id as id from mail_letter where due_at <= clock_timestamp() limit 1000`
  return (await on.run<{ id: string }>({ name: 'mail_boxes_due', text, values: [] })).map(({ id }) => id)
}

/** The letter of a mailbox that has been due longest; for so long it is nobody else's. */
export async function takeDueLetter(on: Runner, mailboxId: string, leaseMs: number): Promise<DueLetter | undefined> {
  const text = `update mail_letter set lease = gen_random_uuid(), due_at = clock_timestamp() + make_interval(secs => $2)
    where letter_id = (
      select letter_id from mail_letter where mailbox_id = $1 and due_at <= clock_timestamp() order by due_at limit 1
      for update skip locked)
    returning letter_id as id, tries, lease, era <> (select era from ledger_era) as "isOld"`
  return (await on.run<DueLetter>({ name: 'mail_letter_take', text, values: [mailboxId, leaseMs / 1000] }))[0]
}

/** Keeps a letter that was taken for longer. */
export async function keepLetter(on: Runner, { id, lease }: DueLetter, leaseMs: number): Promise<void> {
  const text = `update mail_letter set due_at = clock_timestamp() + make_interval(secs => $3) where letter_id = $1 and lease = $2`
  await on.run({ name: 'mail_letter_keep', text, values: [id, lease, leaseMs / 1000] })
}

/** Counts a try, before anything leaves; the moment that the letter names is that of the first. */
export async function beginTry(tx: Tx, id: string): Promise<void> {
  const text = `update mail_letter set tries = tries + 1, dated_at = coalesce(dated_at, date_trunc('second', clock_timestamp()))
    where letter_id = $1`
  await tx.run({ name: 'mail_letter_try', text, values: [id] })
}

/** From here on something else is tried. */
export async function countAnew(tx: Tx, id: string): Promise<void> {
  await tx.run({
    name: 'mail_letter_anew',
    text: 'update mail_letter set tries = 0 where letter_id = $1',
    values: [id],
  })
}

/** Whether the letter is still whose it was as it was taken. */
export async function isStill(tx: Tx, { id, lease }: DueLetter): Promise<boolean> {
  const text = 'select 1 from mail_letter where letter_id = $1 and lease = $2 for update'
  return (await tx.run({ name: 'mail_letter_still', text, values: [id, lease] })).length > 0
}

/** Lets a letter be looked at after so long, or no more, with what was said of it. */
export async function putOff(on: Runner, id: string, ms: number | null, said: string | null = null): Promise<void> {
  const text = `update mail_letter set due_at = clock_timestamp() + make_interval(secs => $2), said = coalesce($3, said)
    where letter_id = $1`
  await on.run({ name: 'mail_letter_off', text, values: [id, ms === null ? null : ms / 1000, said?.slice(0, 1000) ?? null] }) // prettier-ignore
}

export async function noteRefused(tx: Tx, id: string, refused: readonly Refused[]): Promise<void> {
  const text = `update mail_receiver r set state = 'refused', said = g.said, at = clock_timestamp()
    from json_to_recordset($2::json) as g (address text, said text) where r.letter_id = $1 and r.address = lower(g.address)`
  await tx.run({ name: 'mail_refused', text, values: [id, JSON.stringify(refused.map(({ address, said }) => ({ address, said: said.slice(0, 1000) })))] }) // prettier-ignore
}

/** Whether it has left without some of those it was for. */
export async function hasRefused(on: Runner, id: string): Promise<boolean> {
  const text = `select 1 from mail_receiver where letter_id = $1 and state = 'refused' limit 1`
  return (await on.run({ name: 'mail_has_refused', text, values: [id] })).length > 0
}

/** Nothing is to be done for its copy any more: it lies there, or can lie nowhere. */
export async function noteFiled(on: Runner, id: string, filed: boolean): Promise<void> {
  const text = 'update mail_letter set filed = $2, due_at = null where letter_id = $1'
  await on.run({ name: 'mail_filed', text, values: [id, filed] })
}
