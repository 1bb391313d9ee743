import type { ImapFlow } from 'imapflow'
import { newId } from '../../../kernel/id.ts'
import type { Db, Tx } from '../../../platform/db/runner.ts'

/** A folder as it was listed. */
export interface Folder {
  id: string
  path: string
}

const left = new Set(['\\Junk', '\\Trash', '\\Drafts'])

/** The folders that are read: all but junk, bin and drafts, the inbox first. */
export async function foldersOf(client: ImapFlow): Promise<string[]> {
  const all = await client.list()
  const read = all.filter(({ specialUse, flags }) => !left.has(specialUse ?? '') && !flags.has('\\Noselect') && !flags.has('\\NonExistent')) // prettier-ignore
  return read.map(({ path }) => path).toSorted((one, other) => Number(other === 'INBOX') - Number(one === 'INBOX'))
}

/** Rows of folders that the server shows no more go with them; what was taken stays. */
export async function forgetOthers(db: Db, mailboxId: string, paths: readonly string[]): Promise<void> {
  const text = 'delete from mail_folder where mailbox_id = $1 and path <> all ($2::text[])'
  await db.run({ text, values: [mailboxId, paths] })
}

/**
 * Opens a folder and makes its rows those of the server: what is new is due, what is gone has none. A uid is never given again
 * within one validity, so where there are as many rows as messages they are the same ones, and only then nothing else is asked.
 */
export async function listFolder(db: Db, client: ImapFlow, mailboxId: string, path: string): Promise<Folder> {
  const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true })
  const { id, from } = await folderOf(db, mailboxId, path, uidValidity)
  const found = uidNext > from ? await uidsIn(client, `${from}:*`) : []
  const fresh = found.filter((uid) => uid >= from)
  const open = client.mailbox
  const exists = open ? open.exists : 0
  await db.transaction(async (tx) => {
    await addSeen(tx, mailboxId, id, fresh)
    const text = 'update mail_folder set uid_next = greatest(uid_next, $2) where id = $1'
    await tx.run({ text, values: [id, Math.max(uidNext, ...fresh.map((uid) => uid + 1).slice(-1))] })
  })
  if ((await countOf(db, id)) !== exists) await keepOnly(db, mailboxId, id, await uidsIn(client, '1:*'))
  return { id, path }
}

/** With another validity all uids mean something else: the folder is listed anew, and what was taken is known by its digest. */
async function folderOf(db: Db, mailboxId: string, path: string, validity: bigint) {
  return db.transaction(async (tx) => {
    const changed = 'delete from mail_folder where mailbox_id = $1 and path = $2 and uid_validity <> $3'
    await tx.run({ text: changed, values: [mailboxId, path, String(validity)] })
    const text = `insert into mail_folder (id, mailbox_id, path, uid_validity) values ($1, $2, $3, $4)
      on conflict (mailbox_id, path) do update set path = excluded.path returning id, uid_next as "from"`
    const [row] = await tx.run<{ id: string; from: string }>({ text, values: [newId(), mailboxId, path, String(validity)] }) // prettier-ignore
    return { id: row!.id, from: Number(row!.from) }
  })
}

/** The uids of a range that the server shows in the folder that is open. */
export async function uidsIn(client: ImapFlow, range: string): Promise<number[]> {
  const open = client.mailbox
  if (!open || open.exists === 0) return []
  return (await client.search({ uid: range }, { uid: true })) || []
}

async function addSeen(tx: Tx, mailboxId: string, folderId: string, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return
  const text = `insert into mail_seen (mailbox_id, folder_id, uid) select $1, $2, uid from unnest($3::bigint[]) as given (uid)
    on conflict (folder_id, uid) do nothing`
  await tx.run({ text, values: [mailboxId, folderId, uids] })
}

async function countOf(db: Db, folderId: string): Promise<number> {
  const text = 'select count(*)::int as count from mail_seen where folder_id = $1'
  return (await db.run<{ count: number }>({ name: 'mail_count', text, values: [folderId] }))[0]!.count
}

/** Rows are what the server shows: what is gone has none, what was passed over once gets one. */
async function keepOnly(db: Db, mailboxId: string, folderId: string, uids: readonly number[]): Promise<void> {
  const text = 'delete from mail_seen where folder_id = $1 and uid <> all ($2::bigint[])'
  await db.transaction(async (tx) => {
    await tx.run({ text, values: [folderId, uids] })
    await addSeen(tx, mailboxId, folderId, uids)
  })
}

/** Whether the inbox is still as it was listed. */
export async function isAsListed(db: Db, mailboxId: string, exists: number, uidNext: number): Promise<boolean> {
  const text = `select f.uid_next >= $2 and (select count(*) from mail_seen s where s.folder_id = f.id) = $3 as same
    from mail_folder f where mailbox_id = $1 and path = 'INBOX'`
  const [row] = await db.run<{ same: boolean }>({ name: 'mail_as_listed', text, values: [mailboxId, uidNext, exists] })
  return row?.same ?? true
}
