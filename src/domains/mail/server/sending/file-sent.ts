import type { Ctx } from '../../../../platform/context.ts'
import { writtenMessage } from '../../../../platform/mail/write-message.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { inMailbox } from '../connect.ts'
import { connectionOf, lookIn, placeOf } from '../connections.ts'
import type { Letter } from '../letters/letter-rules.ts'
import { outgoingOf } from '../letters/outgoing.ts'
import { opened } from './attached.ts'
import { beginTry, hasRefused, noteFiled, putOff, type DueLetter } from './due-letters.ts'
import { postedOf } from './posted.ts'
import { fileCopy } from './sent-folder.ts'
import { tellOfRefused } from './settle.ts'

const minute = 60_000
const waits = [1, 5, 30, 60, 240].map((minutes) => minutes * minute)

/** Once a letter has left: its sender is told whom it was refused for, and its copy is put where their other programs find it. */
export async function fileSent(site: Site, system: Ctx, due: DueLetter, row: Letter): Promise<void> {
  const { db } = system
  if (await hasRefused(db, due.id)) await tellOfRefused(system, due.id)
  const posted = await postedOf(system, row)
  const [way, password] = posted ? [await connectionOf(db, posted.box.id), await site.vault().get(placeOf(posted.box.id))] : []
  // A mailbox that is not read has no folders that Farley could put anything into.
  if (!posted || !way || !password) return noteFiled(db, due.id, false)
  const copy = async () => {
    const said = await inWork(posted.ctx, ({ ctx, tx }) => outgoingOf(ctx, tx, row, posted.box, posted.delivery))
    return writtenMessage({ ...said, attachments: await opened(site, said.attachments) }, { bcc: true })
  }
  try {
    const { messageId } = posted.delivery
    await noteFiled(db, due.id, await inMailbox(site, way, password, (client) => fileCopy(client, messageId, copy)))
    // Its row is not to wait until the mailbox is looked at by itself.
    await lookIn(db, posted.box.id, 0)
  } catch (error) {
    const wait = waits[due.tries]
    site.log.warn({ err: error, letter: due.id }, 'the copy of a letter could not be filed')
    await db.transaction((tx) => beginTry(tx, due.id))
    if (wait === undefined) await noteFiled(db, due.id, false)
    else await putOff(db, due.id, wait)
  }
} // prettier-ignore
