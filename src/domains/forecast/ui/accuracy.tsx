import { useQuery } from '@tanstack/react-query'
import { addDays } from '../../../kernel/time.ts'
import { formatDays, formatMoney, formatMoment, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { daysOf, type Length } from '../model/period.ts'
import styles from './forecast.module.css'
import type { Past, Said } from '../model/past.ts'
import { accuracyQuery } from './past-query.ts'

/** How right earlier forecasts were; not there before there was one. */
export function Accuracy({ length, currency }: { length: Length; currency: string }) {
  const t = useWords()
  const { data } = useQuery(accuracyQuery(length))
  const told = data?.data.filter(({ begin, middle }) => begin ?? middle) ?? []
  if (told.length === 0) return null
  return (
    <section className={styles.part}>
      <header>
        <h2>{t('forecast.accuracy')}</h2>
      </header>
      <ul className={styles.pasts}>
        {told.map((past) => (
          <OnePast key={past.period} past={past} currency={currency} />
        ))}
      </ul>
    </section>
  )
}

function OnePast({ past: { period, closed, begin, middle }, currency }: { past: Past; currency: string }) {
  const t = useWords()
  const [from, after] = daysOf(period)
  return (
    <li>
      <h3>{formatDays(from, addDays(after, -1))}</h3>
      <p>{t('forecast.closedInTheEnd', { amount: formatMoney({ amount: closed, currency }, { whole: true }) })}</p>
      {begin && <OneSaid said={begin} when={t('forecast.begin')} currency={currency} />}
      {middle && <OneSaid said={middle} when={t('forecast.middle')} currency={currency} />}
    </li>
  )
}

function OneSaid({ said: { at, likely, off }, when, currency }: { said: Said; when: string; currency: string }) {
  const t = useWords()
  const amount = formatMoney({ amount: likely, currency }, { whole: true })
  const share = off === null ? null : formatNumber(Math.abs(off) / 100, { style: 'percent', maximumFractionDigits: 0 })
  const verdict = share === null ? '' : t(off! > 0 ? 'forecast.tooMuch' : 'forecast.tooLittle', { share })
  return (
    <p title={formatMoment(at)}>
      {when}: {amount}
      {off !== 0 && verdict && ` · ${verdict}`}
    </p>
  )
}
