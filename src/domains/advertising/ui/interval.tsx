import type { LiftOf } from '../model/index.ts'
import styles from './lift.module.css'

interface Props {
  lift: LiftOf
  /** What stands at the end of the line: the same for all that are drawn beneath each other. */
  widest: number
}

/** A difference between its bounds, drawn beside nothing; what it says stands in words beside it. */
export function Interval({ lift: { difference, low, high, verdict }, widest }: Props) {
  if (difference === null || low === null || high === null || widest === 0) return <span className={styles.line} />
  const at = (value: number) => `${(50 + (Math.max(-widest, Math.min(widest, value)) / widest) * 50).toFixed(2)}%`
  const length = `${(parseFloat(at(high)) - parseFloat(at(low))).toFixed(2)}%`
  return (
    <span className={styles.line} data-verdict={verdict} aria-hidden>
      <span className={styles.nothing} />
      <span className={styles.range} style={{ insetInlineStart: at(low), inlineSize: length }} />
      <span className={styles.mark} style={{ insetInlineStart: at(difference) }} />
    </span>
  )
}

/** How far the widest of some intervals reaches from nothing. */
export const widestOf = (lifts: readonly LiftOf[]): number =>
  Math.max(0, ...lifts.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]))
