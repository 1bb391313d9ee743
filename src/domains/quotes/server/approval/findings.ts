import { divided, exactly, minus, times, written } from '../../../../kernel/decimal.ts'
import type { Money } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { totalsOf } from '../../../deals/model/index.ts'
import type { approvalRule } from '../../model/index.ts'
import { besideCost, besideList, netOf, restIs, together, type Pair, type Priced } from './prices.ts'

export type Rule = RowOf<typeof approvalRule>
/** What an amount is worth in the workspace's currency; null without a rate. */
export type Worth = (money: Money) => string | null

/** Why a rule asks for an approval of these lines; null where it does not. What cannot be reckoned must be approved. */
export function findingOf(rule: Rule, all: readonly Priced[], worth: Worth): Sentence | null {
  const lines = all.filter(({ price }) => price !== null)
  if (lines.length === 0) return null
  if (rule.asks === 'total') return rule.amount && totalFinding(rule.amount, lines, worth)
  return { discount: discountFinding, margin: marginFinding }[rule.asks](rule.percent ?? 0, lines)
}

/** Of each line, whether the customer takes it or not, and of all in all, where a line that takes something off counts as well. */
function discountFinding(most: number, lines: readonly Priced[]): Sentence | null {
  const pairs = lines.map((line) => ({ line, pair: besideList(line) }))
  const unclear = pairs.find(({ pair }) => pair === null)
  if (unclear) return say('The discount of “{line}” cannot be reckoned.', { line: labelOf(unclear.line) })
  const worst = pairs.find(({ pair }) => pair!.whole.value > 0n && restIs('more', pair!, most))
  if (worst) return say('“{line}” is offered {percent} % below its price; more than {most} % must be approved.', { line: labelOf(worst.line), percent: rest(worst.pair), most }) // prettier-ignore
  const whole = together(pairs.filter(({ line, pair }) => !line.optional || pair!.part.value < 0n).map(({ pair }) => withoutLess(pair))) // prettier-ignore
  if (!whole || !restIs('more', whole, most)) return null
  return say('All in all it is offered {percent} % below its prices; more than {most} % must be approved.', { percent: rest(whole), most }) // prettier-ignore
}

/** A line below nothing takes something off the others. */
const withoutLess = (pair: Pair): Pair => pair && { ...pair, whole: pair.whole.value < 0n ? exactly(0) : pair.whole }

/** Of what is offered for sure, and of each line that may be chosen: whatever is chosen has at least the least of them. */
function marginFinding(least: number, lines: readonly Priced[]): Sentence | null {
  const unknown = lines.find((line) => besideCost(line) === null)
  if (unknown) return say('What “{line}” costs us is not known, so its margin must be approved.', { line: labelOf(unknown) }) // prettier-ignore
  const sure = lines.filter(({ optional }) => !optional)
  const groups = [sure, ...lines.filter(({ optional }) => optional).map((line) => [line])]
  const low = groups.map((group) => together(group.map(besideCost))).find((pair) => restIs('less', pair!, least))
  if (!low) return null
  return say('Its margin is {percent} %; less than {least} % must be approved.', { percent: rest(low), least })
}

function totalFinding(most: Money, lines: readonly Priced[], worth: Worth): Sentence | null {
  const counted = lines.filter((line) => !line.optional || !netOf(line)?.amount.startsWith('-'))
  const total = totalsOf(counted.map((line) => ({ ...line, optional: false })))?.contract
  const [known, limit] = [total && worth(total), worth(most)]
  if (!total || !known || !limit) return say('What it may come to cannot be reckoned.')
  if (minus(exactly(known), exactly(limit)).value <= 0n) return null
  return say('It may come to {total}; more than {most} must be approved.', { total: shown(total), most: shown(most) })
}

const labelOf = ({ label }: Priced) => label ?? ''
const shown = ({ amount, currency }: Money) => `${amount} ${currency}`
const rest = (pair: Pair) =>
  pair!.whole.value === 0n
    ? '100'
    : written(divided(times(minus(pair!.whole, pair!.part), exactly(100)), pair!.whole, 2))
