import { useWords } from '../../../web/words/words.ts'
import { Faults } from './bring-in.tsx'
import { labelOf } from './changes.tsx'
import styles from './configuration.module.css'
import type { Work } from './work.ts'

/** How far it is, what came of it, and what was kept and why. */
export function WorkLines({ work }: { work: Work }) {
  const t = useWords()
  const { busy, done, total, report, faults } = work
  const kept = report?.kept ?? []
  return (
    <div role="status" className={styles.work}>
      {busy && (
        <>
          <progress max={total ?? undefined} value={total ? done : undefined} aria-label={t('configuration.working')} />
          <span className="t2">{t('configuration.working')}</span>
        </>
      )}
      <Faults faults={faults} />
      {report && <p>{t('configuration.done', { count: report.changes ?? 0 })}</p>}
      {kept.length > 0 && (
        <>
          <p>{t('configuration.kept', { count: kept.length })}</p>
          <ul>
            {kept.map(({ record, name, why }) => (
              <li key={`${record} ${name}`} className="t2">
                {t('configuration.keptOne', { record: labelOf(record)?.one ?? record, name, why })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
