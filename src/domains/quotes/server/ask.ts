import { newId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { note } from '../../activities/model/index.ts'
import type { quote } from '../model/index.ts'

const mostADay = 10

/** Keeps what a customer asks as a note about the quote and its deal; whoever owns the quote is told. There is an end to it each day. */
export async function keepQuestion(work: Work, row: RowOf<typeof quote>, words: string): Promise<void> {
  await countQuestion(work, row.id)
  await work.create(note, {
    text: words,
    about: [row.id, row.deal ?? row.company].filter((id) => id !== null),
    happenedAt: work.ctx.now().toISOString(),
    owner: row.owner ?? null,
    private: row.private ?? false,
  })
}

/** The row of the quote is locked, so nobody counts beside. */
async function countQuestion({ tx }: Work, id: string): Promise<void> {
  const text = "select count(*)::int as asked from quote_question where quote_id = $1 and asked_at > now() - interval '1 day'" // prettier-ignore
  const [{ asked } = { asked: 0 }] = await tx.run<{ asked: number }>({ text, values: [id] })
  if (asked >= mostADay) throw refuse.notNow(say('That is a lot for one day. Please write to us, or call.'))
  await tx.run({ text: 'insert into quote_question (id, quote_id) values ($1, $2)', values: [newId(), id] })
}
