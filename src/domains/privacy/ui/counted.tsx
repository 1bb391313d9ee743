import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { linesOf, type Counts } from './erasure.ts'
import styles from './consents.module.css'

/** How many of what an erasure takes, line by line. */
export function Counted({ counts }: { counts: Counts }) {
  const t = useWords()
  return (
    <dl className={styles.counted}>
      {linesOf(counts, t).map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
