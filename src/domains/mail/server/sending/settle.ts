import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import { letter } from '../../model/index.ts'
import { noteAccepted } from '../letters/delivery.ts'
import { keepSent, sentOf } from '../letters/keep-sent.ts'
import { countAnew, isStill, noteRefused, putOff, type DueLetter } from './due-letters.ts'
import type { Posted } from './posted.ts'
import type { Refused } from './smtp.ts'

type Row = RowOf<typeof letter>
export type LetterTrouble = NonNullable<Row['trouble']>

/** It has left: in one transaction it is sent, and an e-mail on the timelines. Its sender did it. */
export async function settleSent(posted: Posted, due: DueLetter, refused: readonly Refused[]): Promise<void> {
  const { ctx, box, said } = posted
  const sent = await sentOf(ctx, posted.row, box, said)
  const settle = (withEmail: boolean) =>
    inWork(ctx, async (work) => {
      const row = await stillUnderWay(work, due)
      if (!row) return
      await noteRefused(work.tx, row.id, refused)
      await noteAccepted(work.tx, row.id)
      const made = withEmail ? await keepSent(work, row, box, said, sent) : null
      const values = { state: 'sent' as const, trouble: null, sentAt: said.datedAt.toISOString(), email: made }
      await work.update(letter, row, values, { name: 'sent' })
    })
  await settle(true).catch(async (error: unknown) => {
    // A rule of the company's own may refuse the e-mail; that the letter has left stays true.
    if (!(error instanceof Refusal)) throw error
    await settle(false)
  })
}

async function stillUnderWay(work: Work, due: DueLetter): Promise<Row | null> {
  if (!(await isStill(work.tx, due))) return null
  const row = await work.peek(letter, due.id)
  return row && (row.state === 'sending' || row.state === 'held') ? row : null
}

/** It has certainly left for nobody, and is tried again later. */
export async function settleLater(ctx: Ctx, due: DueLetter, waitMs: number, said: string | null): Promise<void> {
  await inWork(ctx, async (work) => {
    const row = await stillUnderWay(work, due)
    if (!row) return
    await work.update(letter, row, { state: 'due' }, { name: 'putOff' })
    await putOff(work.tx, row.id, waitMs, said)
  })
}

/** It left for nobody, and is not tried again: its sender is told. */
export async function failLetter(system: Ctx, due: DueLetter, trouble: LetterTrouble, said: string | null, refused: readonly Refused[] = []): Promise<null> {
  await inWork(system, async (work) => {
    const row = (await isStill(work.tx, due)) ? await work.peek(letter, due.id) : null
    if (!row || !['due', 'sending'].includes(row.state)) return
    await noteRefused(work.tx, row.id, refused)
    await work.update(letter, row, { state: 'failed', trouble }, { name: 'fail' })
    await putOff(work.tx, row.id, null, said)
  })
  return null
} // prettier-ignore

/** Nobody knows whether it left: it is held, looked for, and never sent again but by somebody's word. */
export async function holdLetter(system: Ctx, due: DueLetter, lookInMs: number, said: string | null): Promise<void> {
  await inWork(system, async (work) => {
    const row = (await isStill(work.tx, due)) ? await work.peek(letter, due.id) : null
    if (row?.state !== 'sending' && row?.state !== 'due') return
    await work.update(letter, row, { state: 'held', trouble: 'unknown' }, { name: 'hold' })
    await countAnew(work.tx, row.id)
    await putOff(work.tx, row.id, lookInMs, said)
  })
}

/** Some of those it was for were refused: its sender is told, once. */
export async function tellOfRefused(system: Ctx, id: string): Promise<void> {
  await inWork(system, async (work) => {
    const row = await work.peek(letter, id)
    if (row?.state === 'sent' && row.trouble === null) await work.update(letter, row, { trouble: 'partly' }, { name: 'refuse' }) // prettier-ignore
  })
}
