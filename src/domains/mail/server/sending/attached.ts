import { openFileStore } from '../../../../platform/files/index.ts'
import type { Outgoing } from '../../../../platform/mail/write-message.ts'
import type { Site } from '../../../../platform/site.ts'
import type { Attached } from '../letters/outgoing.ts'

/** Opens the files that hang on a letter. */
export function opened(site: Site, attachments: readonly Attached[]): Promise<Outgoing['attachments']> {
  const store = openFileStore(site.data)
  return Promise.all(attachments.map(async ({ id, name, type }) => ({ name, type, content: await store.read(id) })))
}
