import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { Site } from '../../../../platform/site.ts'
import { inMailbox } from '../connect.ts'
import { connectionOf, placeOf } from '../connections.ts'
import type { Letter } from '../letters/letter-rules.ts'
import { outgoingOf } from '../letters/outgoing.ts'
import { beginTry, putOff, type DueLetter } from './due-letters.ts'
import { postedOf } from './posted.ts'
import { foundInSent } from './sent-folder.ts'
import { settleSent } from './settle.ts'

const minute = 60_000
/** A server that puts copies among what was sent by itself may take a while. */
const waits = [1, 10, 60, 360, 1440].map((minutes) => minutes * minute)

/** Looks whether a letter of which nobody knows lies among what was sent: then it has left. Where it does not, it stays held. */
export async function lookForHeld(site: Site, system: Ctx, due: DueLetter, row: Letter): Promise<void> {
  const posted = await postedOf(system, row)
  if (!posted) return putOff(system.db, due.id, null)
  const { ctx, box, delivery } = posted
  const [way, password] = [await connectionOf(ctx.db, box.id), await site.vault().get(placeOf(box.id))]
  const found =
    way && password
      ? await inMailbox(site, way, password, (client) => foundInSent(client, delivery.messageId)).catch(() => null)
      : undefined
  if (found) {
    const dated = { ...delivery, datedAt: found.toISOString() }
    const said = await inWork(ctx, (work) => outgoingOf(ctx, work.tx, row, box, dated))
    return settleSent({ ...posted, said }, due, [])
  }
  const wait = found === undefined ? null : (waits[due.tries] ?? null)
  await ctx.db.transaction((tx) => beginTry(tx, due.id))
  await putOff(ctx.db, due.id, wait)
}
