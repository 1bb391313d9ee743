import { useQuery } from '@tanstack/react-query'
import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { Ring } from '../../../../web/kit/ring.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { chanceQuery } from '../queries.ts'
import styles from '../insight.module.css'

export const ahead = (id: string) => client.prefetchQuery(chanceQuery(id))

/** What earlier deals say of an open one, beside what its stage says, and why; nothing where nothing was learned that is of use. */
export default function ChancePanel({ row }: { row: Row }) {
  const t = useWords()
  const { data, isLoading } = useQuery({ ...chanceQuery(row.id), enabled: row.status === 'open' })
  if (isLoading) return <Reading />
  const { chance = null, reasons = [] } = data?.data ?? {}
  if (chance === null || row.status !== 'open') return null
  const percent = (share: number, more?: Intl.NumberFormatOptions) =>
    formatNumber(share, { style: 'percent', maximumFractionDigits: 0, ...more })
  return (
    <section className={styles.chance}>
      <h3>
        <Ring share={chance} />
        {t('insight.chance', { share: percent(chance) })}
      </h3>
      {typeof row.probability === 'number' && (
        <p className="t2">{t('insight.ofStage', { share: percent(row.probability / 100) })}</p>
      )}
      <ul className={styles.reasons}>
        {reasons.map(({ move, text }) => (
          <li key={text}>
            <b>{percent(move, { signDisplay: 'exceptZero' })}</b>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
