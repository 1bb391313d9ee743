import type { ImapFlow } from 'imapflow'

/** The folder of what was sent, as the server says or as it is called; undefined where there is none. */
async function sentFolder(client: ImapFlow): Promise<string | undefined> {
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path
}

/** Whether a letter lies among what was sent, by its id; undefined where there is no such folder. */
export async function liesInSent(client: ImapFlow, messageId: string): Promise<boolean | undefined> {
  const folder = await sentFolder(client)
  if (folder === undefined) return undefined
  await client.mailboxOpen(folder, { readOnly: true })
  const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })
  return found ? found.length > 0 : false
}

/** Puts the copy of a letter among what was sent, unless it lies there, or the server puts it there by itself (Gmail). */
export async function fileCopy(client: ImapFlow, messageId: string, copy: () => Promise<Buffer>): Promise<boolean> {
  if (client.capabilities.has('X-GM-EXT-1')) return true
  const lies = await liesInSent(client, messageId)
  if (lies !== false) return lies === true
  await client.append((await sentFolder(client))!, await copy(), ['\\Seen'])
  return true
}
