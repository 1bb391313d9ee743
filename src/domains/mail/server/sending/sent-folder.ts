import type { ImapFlow } from 'imapflow'

/** The folder of what was sent, as the server says or as it is called; undefined where there is none. */
async function sentFolder(client: ImapFlow): Promise<string | undefined> {
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path
}

/** The moment that the copy of a letter names, where one lies among what was sent; null where none does, undefined where there is no such folder. */
export async function foundInSent(client: ImapFlow, messageId: string): Promise<Date | null | undefined> {
  const folder = await sentFolder(client)
  if (folder === undefined) return undefined
  await client.mailboxOpen(folder, { readOnly: true })
  const [uid] = (await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })) || []
  if (uid === undefined) return null
  const copy = await client.fetchOne(String(uid), { envelope: true }, { uid: true })
  return new Date((copy && copy.envelope?.date) || Date.now())
}

/** Puts the copy of a letter among what was sent, unless it lies there, or the server puts it there by itself (Gmail). */
export async function fileCopy(client: ImapFlow, messageId: string, copy: () => Promise<Buffer>): Promise<boolean> {
  if (client.capabilities.has('X-GM-EXT-1')) return true
  const found = await foundInSent(client, messageId)
  if (found !== null) return found !== undefined
  await client.append((await sentFolder(client))!, await copy(), ['\\Seen'])
  return true
}
