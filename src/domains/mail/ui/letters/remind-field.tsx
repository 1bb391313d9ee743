import { useWords } from '../../../../web/words/words.ts'
import styles from './letters.module.css'

const usual = [1, 2, 3, 7, 14, 30]

/** After how many days without an answer one is reminded. */
export function RemindField({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  const t = useWords()
  const offered = days === null || usual.includes(days) ? usual : [...usual, days].sort((one, other) => one - other)
  return (
    <select
      aria-label={t('letters.remind')}
      className={styles.remind}
      value={days ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : Number(value))}
    >
      <option value="">{t('letters.remindNot')}</option>
      {offered.map((count) => (
        <option key={count} value={count}>
          {t('letters.remindAfter', { count })}
        </option>
      ))}
    </select>
  )
}
