import type { RecordDefinition } from '../../../kernel/record.ts'
import { formatMoney, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { LiftOf, Side } from '../model/index.ts'
import { Counted } from './counted.tsx'
import { Interval } from './interval.tsx'
import { estimateText, relativeText, sideText } from './said.ts'
import { Verdict } from './verdict.tsx'
import styles from './lift.module.css'

interface Props {
  lift: LiftOf
  widest: number
  currency: string
  /** People or companies. */
  record: RecordDefinition
  /** Whether those who did not see it were held out by lot. */
  byLot: boolean
}

/** One outcome: how sure it is, the difference with its bounds, and whom it counts on either side. */
export function OneOutcome({ lift, widest, currency, record, byLot }: Props) {
  const t = useWords()
  const { outcome, seen, unseen, relative, verdict, needed, costOfOneMore } = lift
  const side = (name: string, of: Side) => (
    <div>
      <dt>{name}</dt>
      <dd>
        <Counted count={of.count} filter={of.filter} record={record} />
        <span className="t2">
          {t('ads.of', { of: formatNumber(of.of) })} · {sideText(t, lift, of, currency)}
        </span>
      </dd>
    </div>
  )
  return (
    <li className={styles.outcome}>
      <div className={styles.head}>
        <h4>{t(`ads.outcomes.${outcome}`)}</h4>
        <Verdict verdict={verdict} />
      </div>
      {verdict !== 'few' && <Interval lift={lift} widest={widest} />}
      {verdict !== 'few' && (
        <p>
          {estimateText(t, lift, currency)}
          {relative !== null && <span className="t2"> · {t('ads.relative', { share: relativeText(relative) })}</span>}
        </p>
      )}
      <dl className={styles.sides}>
        {side(t('ads.seen'), seen)}
        {side(t(byLot ? 'ads.heldOut' : 'ads.unseen'), unseen)}
      </dl>
      {costOfOneMore && (
        <p className="t2">
          {t('ads.cost', {
            amount: formatMoney(costOfOneMore.amount),
            low: formatMoney(costOfOneMore.low),
            high: formatMoney(costOfOneMore.high),
          })}
        </p>
      )}
      {needed !== null && <p className="t2">{t('ads.needed', { number: formatNumber(needed) })}</p>}
    </li>
  )
}
