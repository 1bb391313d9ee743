import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readOne } from '../../../platform/records/read/index.ts'
import { told } from '../../../platform/words/index.ts'
import { deal } from '../../deals/model/index.ts'
import type { Chance } from '../model/index.ts'
import { knownOf } from './known-of-deal.ts'
import { chanceOf } from './learn/learned.ts'
import { newestLesson } from './lesson.ts'
import { reasonOf } from './reasons.ts'

/** Smaller moves are no reason. */
const least = 0.005
const mostReasons = 4

/** What earlier deals say of one that is open, by what the asker may see of them, with the reasons that weigh most. */
export async function chanceOfDeal(ctx: Ctx, id: string | undefined): Promise<Chance> {
  const row = isId(id) ? await readOne(ctx, deal, id) : null
  if (!row || row.deletedAt) throw refuse.noSuch(deal)
  const lesson = row.status === 'open' ? await newestLesson(ctx.db) : null
  if (!lesson?.model || lesson.verdict !== 'used')
    return { chance: null, verdict: lesson?.verdict ?? null, reasons: [] }
  const known = await knownOf(ctx, row, lesson.model)
  const { chance, moves } = chanceOf(lesson.model, known.facts)
  const reasons = Object.entries(moves)
    .map(([family, move]) => ({ move, sentence: reasonOf(family as keyof typeof moves, known) }))
    .filter(
      (each): each is { move: number; sentence: Sentence } => each.sentence !== null && Math.abs(each.move) >= least,
    )
    .sort((one, other) => Math.abs(other.move) - Math.abs(one.move))
    .slice(0, mostReasons)
    .map(({ move, sentence }) => ({ move, text: told(ctx, sentence) }))
  return { chance, verdict: lesson.verdict, reasons }
}
