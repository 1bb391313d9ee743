import type { Money } from '../../../kernel/field.ts'
import { digitsOf } from '../../../kernel/money.ts'
import type { Around } from '../../../platform/records/read/index.ts'
import type { LiftOf, Outcome, Side } from '../model/index.ts'
import { differenceOfMeans, type Sums } from './statistics/means.ts'
import { differenceOfShares, neededToSee, type Estimate } from './statistics/shares.ts'

interface Asked {
  outcome: Outcome
  met: Around
  rest: Around
  /** Whether a lot has said who sees it: then what was before needs not be asked. */
  byLot: boolean
  /** What all of it cost; null where that is not known, or not yet all of it has had its days. */
  cost: Money | null
}

/** With fewer of whom anything happened, an interval of means would promise too much. */
const fewest = 10

/**
 * What an ad did to one outcome. By lot it is the difference between who saw it and who was held out; else the difference in
 * differences of the same people before and after, whose changes are compared as means.
 */
export function liftOf({ outcome, met, rest, byLot, cost }: Asked): LiftOf {
  const isMoney = outcome.endsWith('Amount')
  const [seen, unseen] = [sideOf(met, isMoney, byLot), sideOf(rest, isMoney, byLot)]
  const estimate = estimateOf(met, rest, isMoney, byLot)
  const expected = byLot ? unseen.value : (seen.valueBefore ?? 0) + unseen.value - (unseen.valueBefore ?? 0)
  const verdict = verdictOf(estimate)
  const isShare = !isMoney && estimate !== null
  return {
    outcome,
    unit: isMoney ? 'money' : 'share',
    seen,
    unseen,
    difference: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    relative: estimate && expected > 0 ? estimate.value / expected : null,
    verdict,
    needed: isShare && byLot && verdict === 'unsure' ? neededToSee(seen.value, unseen.value) : null,
    costOfOneMore: isShare && cost && verdict === 'more' ? costOf(cost, estimate, met.of) : null,
  }
}

function sideOf({ of, after, before, amount, more, ids }: Around, isMoney: boolean, byLot: boolean): Side {
  const each = (sum: number) => (of === 0 ? 0 : sum / of)
  return {
    of,
    count: after,
    before: byLot ? null : before,
    value: each(isMoney ? amount : after),
    valueBefore: byLot ? null : each(isMoney ? amount - more : before),
    filter: ids && ids.length > 0 ? { field: 'id', in: ids } : null,
  }
}

function estimateOf(met: Around, rest: Around, isMoney: boolean, byLot: boolean): Estimate | null {
  const counted = met.after + met.before + rest.after + rest.before
  if (met.of === 0 || rest.of === 0 || counted === 0) return null
  if (byLot && !isMoney) return differenceOfShares({ count: met.after, of: met.of }, { count: rest.after, of: rest.of })
  if (counted < fewest || (isMoney && met.squares + met.moreSquares + rest.squares + rest.moreSquares === 0)) return null // prettier-ignore
  return differenceOfMeans(sumsOf(met, isMoney, byLot), sumsOf(rest, isMoney, byLot))
}

/** Of amounts, or of changes: with each it is 1 more than before, 1 less, or the same. */
function sumsOf({ of, after, before, both, amount, squares, more, moreSquares }: Around, isMoney: boolean, byLot: boolean): Sums {
  if (!isMoney) return { of, sum: after - before, squares: after + before - 2 * both }
  return byLot ? { of, sum: amount, squares } : { of, sum: more, squares: moreSquares }
} // prettier-ignore

function verdictOf(estimate: Estimate | null): LiftOf['verdict'] {
  if (!estimate) return 'few'
  return estimate.low > 0 ? 'more' : estimate.high < 0 ? 'less' : 'unsure'
}

/** An estimate, and so in floating point; the most that one more cost stands at the low end of the difference. */
function costOf({ amount, currency }: Money, { value, low, high }: Estimate, of: number) {
  const each = (more: number): Money => ({ amount: (Number(amount) / (more * of)).toFixed(digitsOf(currency)), currency })
  return { amount: each(value), low: each(high), high: each(low) }
} // prettier-ignore
