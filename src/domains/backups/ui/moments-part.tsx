import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatAgo, formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { KeptMoments } from '../model/index.ts'
import styles from './backups.module.css'

/** From when until when everything can go back to any moment, and what is wrong with that. */
export function MomentsPart({ moments: { spans, trouble } }: { moments: KeptMoments }) {
  const t = useWords()
  return (
    <Part title={t('backups.moments')} about={t('backups.momentsAbout')}>
      {trouble && (
        <div role="status" className={styles.trouble}>
          <b className="bad">
            {t(`backups.momentsTrouble.${trouble.kind}`, { when: isolated(formatAgo(trouble.at)) })}
          </b>
          <p className="t2">{trouble.problem === null ? t('backups.momentsHelp') : isolated(trouble.problem)}</p>
        </div>
      )}
      <Rows>
        {spans.map(({ from, until }) => (
          <SettingsRow
            key={from}
            name={t('backups.momentsFrom', { when: isolated(formatMoment(from)) })}
            under={t('backups.momentsUntil', { when: isolated(formatMoment(until)) })}
          />
        ))}
      </Rows>
      {spans.length === 0 && <p className="t2">{t('backups.momentsSoon')}</p>}
    </Part>
  )
}
