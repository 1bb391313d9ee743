import { fileTypeFromBuffer } from 'file-type'

/** How much of a file is looked at. */
export const headLength = 64 * 1024

const unknown = 'application/octet-stream'

/** What the beginning of a file looks like. Everything that is text is plain text: a page or a drawing with scripts in it is never named as one. */
export async function contentTypeOf(head: Uint8Array): Promise<string> {
  if (head.length === 0) return 'text/plain'
  // Bytes made to confuse are simply not known.
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found && !/xml|html/.test(found.mime)) return found.mime
  return isText(head) ? 'text/plain' : unknown
}

function isText(head: Uint8Array): boolean {
  // The end may fall into the middle of a character.
  const text = new TextDecoder('utf-8', { fatal: false }).decode(head).replace(/\uFFFD{1,3}$/, '')
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\uFFFD]/.test(text)
}
