import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { BackButton } from '../../../web/settings/back-button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import settings from '../../../web/settings/settings.module.css'
import { SyncState } from '../../../web/settings/sync-state.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { calendarAccount } from '../model/index.ts'
import styles from './calendars.module.css'
import { CalendarsPart } from './calendars-part.tsx'
import { ConnectForm } from './connect-form.tsx'
import { SeenPart } from './seen-part.tsx'
import { useSync, type AccountRow, type Sync } from './sync.ts'

/** A calendar account: how it is reached, how it goes, who sees what comes from it, and what became of each event. */
export function AccountEditor({ row, onBack }: { row: AccountRow; onBack: () => void }) {
  const t = useWords()
  const update = useUpdate(calendarAccount)
  const { data: sync, error, refetch } = useSync(row.id)
  const { name } = row
  return (
    <>
      <BackButton label={t('calendars.all')} onClick={onBack} />
      <Part
        title={isolated(name)}
        action={
          <>
            {sync?.connection && (
              <Button onClick={() => void update(row, { paused: !row.paused })}>
                {t(row.paused ? 'calendars.resume' : 'calendars.pause')}
              </Button>
            )}
            <Button
              kind="quiet"
              icon="trash"
              label={t('calendars.remove', { name })}
              onClick={() => void remove(calendarAccount, row).then(onBack, toastRefusal)}
            />
          </>
        }
      >
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {sync?.connection && <State row={row} sync={sync} />}
        <label className={styles.choice}>
          <Checkbox
            label={t('calendars.openToTeam')}
            checked={row.private !== true}
            onChange={(event) => void update(row, { private: !event.target.checked })}
          />
          {t('calendars.openToTeam')}
        </label>
        <p className={settings.about}>{t('calendars.openAbout')}</p>
      </Part>
      {sync && <ConnectForm row={row} sync={sync} />}
      {sync?.connection && <CalendarsPart id={row.id} sync={sync} />}
      {sync?.connection && <SeenPart id={row.id} sync={sync} />}
    </>
  )
}

function State({ row, sync: { connection, counts } }: { row: AccountRow; sync: Sync }) {
  const t = useWords()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <SyncState
      paused={row.paused === true && calendarAccount.fields.paused.label}
      trouble={connection?.trouble ? t(`calendars.trouble.${connection.trouble}`) : null}
      read={connection?.readAt ? t('calendars.readAt', { when: formatMoment(connection.readAt) }) : null}
      reading={t('calendars.reading')}
      progress={counts.due > 0 && { share: 1 - counts.due / all, label: t('calendars.progress'), left: t('calendars.left', { count: counts.due }) }}
    />
  )
} // prettier-ignore
