import { useState } from 'react'
import { formatSize } from '../../../web/fields/format/size.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { formatMoment, formatNumber } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { KeptBackup } from '../model/index.ts'
import { BringBack } from './bring-back.tsx'
import styles from './backups.module.css'

/** One backup: of when it is, how large, and what came of restoring it on trial. */
export function BackupRow({ backup }: { backup: KeptBackup }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const { at, bytes, rows, lostFiles, triedMs, problem } = backup
  const said = [
    bytes > 0 && formatSize(bytes),
    rows > 0 && t('backups.rows', { count: rows, number: formatNumber(rows) }),
    triedMs !== null && problem === null && t('backups.tried', { time: formatTook(triedMs) }),
  ]
  return (
    <>
      <SettingsRow name={formatMoment(at)} under={said.filter(Boolean).join(' · ')}>
        <Chip tone={problem === null ? 'success' : 'danger'} icon={problem === null ? 'check' : 'alert-triangle'}>
          {t(problem === null ? 'backups.good' : 'backups.bad')}
        </Chip>
        {problem === null && (
          <Button
            kind="quiet"
            icon="history"
            label={t('backups.bring', { when: formatMoment(at) })}
            onClick={() => setOpen(true)}
          />
        )}
      </SettingsRow>
      {isOpen && <BringBack backup={backup} onClose={() => setOpen(false)} />}
      {lostFiles > 0 && (
        <p className={styles.problem}>
          {t('backups.lostFiles', { count: lostFiles, number: formatNumber(lostFiles) })}
        </p>
      )}
      {problem !== null && <p className={styles.problem}>{isolated(problem)}</p>}
    </>
  )
}

const formatTook = (ms: number) =>
  ms < 90_000
    ? formatNumber(Math.max(1, Math.round(ms / 1000)), { style: 'unit', unit: 'second', unitDisplay: 'short' })
    : formatNumber(Math.round(ms / 60_000), { style: 'unit', unit: 'minute', unitDisplay: 'short' })
