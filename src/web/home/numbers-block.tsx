import { prefer } from '../api/preferences.ts'
import { followHere } from '../fields/record-link.tsx'
import { Status } from '../kit/chip.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { formatTime } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { HomeNumber, Trend } from './numbers.ts'
import styles from './numbers.module.css'
import { useNumbers } from './use-numbers.ts'

/** A few numbers with what they were a period ago; each opens its rows. */
export function NumbersBlock() {
  const t = useWords()
  const { circle, circles, numbers, readAt } = useNumbers()
  if (readAt === 0 || (numbers.length === 0 && circle === 'me')) return null
  return (
    <section aria-label={t('home.numbers.title')}>
      <header className={styles.head}>
        <h3 className="grow">
          {t('home.numbers.title')}{' '}
          <small>{t('home.numbers.asOf', { time: formatTime(new Date(readAt).toISOString()) })}</small>
        </h3>
        <Segmented
          label={t('home.numbers.whose')}
          value={circle}
          options={circles.map((value) => ({ value, label: t(`home.numbers.${value}`) }))}
          onChange={(numbersOf) => void prefer({ numbersOf })}
        />
      </header>
      {numbers.length === 0 ? (
        <p className="t2">{t('home.numbers.none')}</p>
      ) : (
        <ul className={styles.numbers}>
          {numbers.map((number) => (
            <li key={number.key}>
              <NumberLink number={number} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NumberLink({ number: { label, value, under, trend, page } }: { number: HomeNumber }) {
  return (
    <a href={page} className={styles.number} onClick={(event) => followHere(event, page)}>
      <span>{label}</span>
      <span className={styles.value}>{value}</span>
      <span>{under ?? '\u00a0'}</span>
      {trend ? <TrendLine trend={trend} /> : <span>&nbsp;</span>}
    </a>
  )
}

const icons = { up: 'trending-up', down: 'trending-down', same: 'minus' }

function TrendLine({ trend: { way, good, text, than } }: { trend: Trend }) {
  return (
    <Status tone={way === 'same' ? 'quiet' : good ? 'success' : 'warning'} icon={icons[way]} title={`${text} ${than}`}>
      {text} <span className="aloud">{than}</span>
    </Status>
  )
}
