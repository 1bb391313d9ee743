import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatAgo, formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { BackupsState } from '../model/index.ts'
import { BackupRow } from './backup-row.tsx'
import { beginBackup, useBackups, useOwnBackup } from './backups.ts'
import { KeysRow } from './keys-row.tsx'
import { Making } from './making.tsx'
import { MomentsPart } from './moments-part.tsx'
import styles from './backups.module.css'

/** What is kept of everything, and whether it would come back: what an owner looks at before it is needed. */
export default function BackupsPage() {
  const t = useWords()
  const { data, error, refetch } = useBackups()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data?.off)
    return (
      <Part title={t('backups.title')} about={t('backups.about')}>
        <EmptyState icon="archive" title={t(`backups.off.${data.off}`)}>
          <span className="t2">{t(`backups.off.${data.off}How`)}</span>
        </EmptyState>
      </Part>
    )
  return (
    <>
      <Standing state={data} />
      {data?.moments && <MomentsPart moments={data.moments} />}
      <Part title={t('backups.kept')} about={t('backups.keptAbout')}>
        <Rows waiting={!data}>
          {data?.backups.map((backup) => (
            <BackupRow key={backup.at} backup={backup} />
          ))}
        </Rows>
        {data?.backups.length === 0 && <p className="t2">{t('backups.none')}</p>}
      </Part>
    </>
  )
}

function Standing({ state }: { state: BackupsState | undefined }) {
  const t = useWords()
  const own = useOwnBackup()
  const isBusy = own !== undefined || (state?.isUnderWay ?? false)
  return (
    <Part
      title={t('backups.title')}
      about={t('backups.about')}
      action={
        <Button kind="primary" icon="archive" disabled={isBusy || !state} onClick={() => void beginBackup()}>
          {t('backups.now')}
        </Button>
      }
    >
      {state?.trouble && <TroubleNote trouble={state.trouble} />}
      <Rows waiting={!state}>
        {isBusy && <Making job={own} />}
        {state?.nextAt && !isBusy && (
          <SettingsRow
            name={t('backups.next')}
            under={isSoon(state.nextAt) ? t('backups.soon') : formatMoment(state.nextAt)}
          />
        )}
        {state?.folder && <SettingsRow name={t('backups.folder')} under={<bdi>{state.folder}</bdi>} />}
        {state?.keys && <KeysRow keys={state.keys} />}
      </Rows>
    </Part>
  )
}

const isSoon = (moment: string) => Date.parse(moment) < Date.now() + 60_000

function TroubleNote({ trouble: { kind, at } }: { trouble: NonNullable<BackupsState['trouble']> }) {
  const t = useWords()
  return (
    <div role="status" className={styles.trouble}>
      <b className="bad">{t(`backups.trouble.${kind}`, { when: isolated(formatAgo(at)) })}</b>
      <p className="t2">{t('backups.help')}</p>
    </div>
  )
}
