import { useState } from 'react'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { Counted } from './counted.tsx'
import { useErasures, type Erasure } from './erasure.ts'
import styles from './consents.module.css'

/** Who was erased, with the proof that it was done: when, by whom and why, and how many of what went. */
export default function ErasuresPage() {
  const t = useWords()
  const { data, error, refetch } = useErasures()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part title={t('privacy.erasures')} about={t('privacy.erasuresAbout')}>
      <Rows waiting={!data}>
        {(data?.data ?? []).map((each) => (
          <OneErasure key={each.id} erasure={each} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('privacy.noErasures')}</p>}
    </Part>
  )
}

function OneErasure({ erasure }: { erasure: Erasure }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const { recordId, reason, askedByName, askedAt, state, report } = erasure
  const isDone = state === 'done'
  return (
    <>
      <SettingsRow name={reason} under={`${isolated(askedByName)} · ${formatMoment(askedAt)}`}>
        <Chip tone={isDone ? 'success' : 'info'} icon={isDone ? 'check' : 'clock'}>
          {t(isDone ? 'privacy.erased' : 'privacy.underWay')}
        </Chip>
        {report && (
          <Button
            kind="quiet"
            icon={open ? 'chevron-up' : 'chevron-down'}
            label={t('privacy.showProof', { reason })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        )}
        {isDone && (
          <Button kind="quiet" icon="download" label={t('privacy.keepProof', { reason })} onClick={() => keep(erasure)} />
        )}
      </SettingsRow>
      {open && report && (
        <>
          <p className={`meta t2 ${styles.whose}`}>{t('privacy.whose', { id: recordId })}</p>
          <Counted counts={report} />
        </>
      )}
    </>
  )
} // prettier-ignore

/** The proof as a file, to be kept elsewhere. */
function keep(erasure: Erasure): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(erasure, null, 2)], { type: 'application/json' }))
  link.download = `erasure-${erasure.id}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
