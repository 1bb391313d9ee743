import { Refusal } from '../../../../kernel/refusal.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import { letter } from '../../model/index.ts'
import { addressedBy } from '../letters/addressed.ts'
import { deliveryOf } from '../letters/delivery.ts'
import type { Letter } from '../letters/letter-rules.ts'
import { checkMayWrite } from '../letters/may-write.ts'
import { outgoingOf } from '../letters/outgoing.ts'
import { beginTry, type DueLetter } from './due-letters.ts'
import { postedOf, type Posted } from './posted.ts'
import { failLetter } from './settle.ts'

/**
 * Says that a letter is being sent, and all that is to be known of it, before anything leaves: from here on, should this
 * process die, nobody knows whether it has left. Null where it is not to be sent after all.
 */
export async function beginSending(system: Ctx, due: DueLetter, row: Letter): Promise<Posted | null> {
  const posted = await postedOf(system, row)
  if (!posted) return failLetter(system, due, 'forbidden', null)
  try {
    await checkMayWrite(system.db, row.answers, addressedBy(row))
  } catch (error) {
    if (error instanceof Refusal) return failLetter(system, due, 'forbidden', error.message)
    throw error
  }
  return inWork(posted.ctx, (work) => begin(work, posted))
}

async function begin(work: Work, posted: Omit<Posted, 'said'>): Promise<Posted | null> {
  const row = await work.peek(letter, posted.row.id)
  // It was stopped meanwhile.
  if (row?.state !== 'due' || row.deletedAt) return null
  await work.update(letter, row, { state: 'sending', trouble: null }, { name: 'sending' })
  await beginTry(work.tx, row.id)
  const delivery = (await deliveryOf(work.tx, row.id))!
  return { ...posted, row, delivery, said: await outgoingOf(work.ctx, work.tx, row, posted.box, delivery) }
}
