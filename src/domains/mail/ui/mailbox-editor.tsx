import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { BackButton } from '../../../web/settings/back-button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SavedLines } from '../../../web/settings/saved-lines.tsx'
import settings from '../../../web/settings/settings.module.css'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import { ConnectForm } from './connect-form.tsx'
import styles from './mail.module.css'
import { SignaturePart } from './letters/signature-part.tsx'
import { SeenPart } from './seen-part.tsx'
import { SharersPart } from './sharers-part.tsx'
import { SendForm } from './send-form.tsx'
import { StateChip } from './state-chip.tsx'
import { useSync, type MailboxRow } from './sync.ts'

interface Props {
  row: MailboxRow
  onBack: () => void
}

/** A mailbox: how it is reached, how it goes, who sees what comes from it, and what became of each message. */
export function MailboxEditor({ row, onBack }: Props) {
  const t = useWords()
  const update = useUpdate(mailbox)
  const { data: sync, error, refetch } = useSync(row.id)
  const { address } = row
  return (
    <>
      <BackButton label={t('mail.all')} onClick={onBack} />
      <Part
        title={isolated(address)}
        action={
          <>
            {sync?.connection && (
              <Button onClick={() => void update(row, { paused: !row.paused })}>
                {t(row.paused ? 'mail.resume' : 'mail.pause')}
              </Button>
            )}
            <Button
              kind="quiet"
              icon="trash"
              label={t('mail.remove', { address })}
              onClick={() => void remove(mailbox, row).then(onBack, toastRefusal)}
            />
          </>
        }
      >
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {sync?.connection && <StateChip row={row} sync={sync} />}
        {!row.circle && (
          <>
            <label className={styles.open}>
              <Checkbox
                label={t('mail.openToTeam')}
                checked={row.private !== true}
                onChange={(event) => void update(row, { private: !event.target.checked })}
              />
              {t('mail.openToTeam')}
            </label>
            <p className={settings.about}>{t('mail.openAbout')}</p>
          </>
        )}
        <div className={settings.form}>
          <SavedLines
            field={mailbox.fields.never}
            value={row.never ?? ''}
            version={row.version}
            onSave={(never, version) => void update({ ...row, version }, { never: never || null })}
          />
        </div>
      </Part>
      <SharersPart row={row} />
      {sync && <ConnectForm row={row} sync={sync} />}
      {sync && <SendForm row={row} sync={sync} />}
      {sync?.connection && <SeenPart id={row.id} sync={sync} />}
      <SignaturePart row={row} />
    </>
  )
}
