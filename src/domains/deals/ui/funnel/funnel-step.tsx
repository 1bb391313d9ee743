import { formatDays } from '../../../../web/fields/format/days.ts'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { dealsAt, type Step } from './funnel-query.ts'
import styles from './funnel.module.css'
import { Figure } from './figure.tsx'

/** A stage of the funnel: how many came, what became of them, and how long they stayed. */
export function FunnelStep({ step, name, share }: { step: Step; name: string; share: number }) {
  const t = useWords()
  const { entered, onward, here, days } = step
  const decided = entered.count - here.count
  const rate = decided > 0 ? onward.count / decided : null
  return (
    <li className={styles.step}>
      <h2>{name}</h2>
      <span className={styles.bar} style={{ inlineSize: `${Math.max(1, share * 100)}%` }} />
      <dl className={styles.figures}>
        {(['entered', 'onward', 'lost', 'back', 'here'] as const).map((way) => (
          <Figure
            key={way}
            label={t(`deals.${way}`)}
            page={step[way].count > 0 ? dealsAt(step[way].filter) : undefined}
          >
            {formatNumber(step[way].count)}
          </Figure>
        ))}
        <Figure label={t('deals.conversion')}>
          {rate === null ? '—' : formatNumber(rate, { style: 'percent', maximumFractionDigits: 0 })}
        </Figure>
        <Figure label={t('deals.medianStay')}>{days === null ? '—' : formatDays(Math.round(days))}</Figure>
      </dl>
    </li>
  )
}
