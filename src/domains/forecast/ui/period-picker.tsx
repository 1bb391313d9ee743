import { addDays } from '../../../kernel/time.ts'
import { goTo } from '../../../web/app/router.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { formatDays, today } from '../../../web/words/format.ts'
import type { ReactNode } from 'react'
import { useWords } from '../../../web/words/words.ts'
import { daysOf, lengthOf, lengths, periodBeside, periodOf } from '../model/period.ts'
import { forecastPage } from './forecast-query.ts'
import styles from './forecast.module.css'

interface Props {
  period: string
  /** The page of another period. */
  page: (period: string) => string
  children?: ReactNode
}

/** Which quarter or month is shown, and the ones beside it. */
export function PeriodPicker({ period, page, children }: Props) {
  const t = useWords()
  const go = (to: string) => goTo(page(to), { replace: true })
  const [from, after] = daysOf(period)
  return (
    <div className={styles.picker}>
      <Segmented
        label={t('forecast.length')}
        value={lengthOf(period)}
        options={lengths.map((value) => ({ value, label: t(`forecast.${value}`) }))}
        onChange={(length) => go(periodOf(from, length))}
      />
      <div className={styles.step}>
        <Button
          kind="quiet"
          icon="chevron-left"
          label={t('forecast.earlier')}
          onClick={() => go(periodBeside(period, -1))}
        />
        <span aria-live="polite">{formatDays(from, addDays(after, -1))}</span>
        <Button
          kind="quiet"
          icon="chevron-right"
          label={t('forecast.later')}
          onClick={() => go(periodBeside(period, 1))}
        />
      </div>
      {children}
    </div>
  )
}

/** The day of whose end the forecast is. */
export function AsOf({ period, asOf }: { period: string; asOf: string | undefined }) {
  const t = useWords()
  const go = (day: string) => goTo(forecastPage({ period, ...(day && { asOf: day }) }), { replace: true })
  return (
    <label className={styles.asOf}>
      {t('forecast.asOf')}
      <input type="date" max={today()} value={asOf ?? ''} onChange={(event) => go(event.currentTarget.value)} />
      {asOf && <Button kind="quiet" icon="x" label={t('forecast.asNow')} onClick={() => go('')} />}
    </label>
  )
}
