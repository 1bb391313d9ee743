import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { told } from '../../../platform/words/index.ts'
import { note } from '../../activities/model/index.ts'
import type { quote } from '../model/index.ts'

/** Leaves a note of what a customer answered on the timeline of the deal, or of the company where there is none. */
export async function tellOfAnswer(work: Work, row: RowOf<typeof quote>, answer: 'accepted' | 'declined') {
  const about = row.deal ?? row.company
  if (!about) return
  const values = { number: row.number ?? '', name: row.name }
  const sentence = {
    accepted: say('Quote {number}, “{name}”, was accepted.', values),
    declined: say('Quote {number}, “{name}”, was declined.', values),
  }[answer]
  await work.create(note, {
    text: told(work.ctx, sentence),
    about: [about],
    happenedAt: work.ctx.now().toISOString(),
    owner: row.owner ?? null,
    private: row.private ?? false,
  })
}
