import { useState } from 'react'
import { remove } from '../../../web/api/create.ts'
import { request } from '../../../web/api/request.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { BackButton } from '../../../web/settings/back-button.tsx'
import { SettingName } from '../../../web/settings/setting-name.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SavedText } from '../../../web/settings/saved-text.tsx'
import { Secret } from '../../../web/settings/secret.tsx'
import settings from '../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../web/words/words.ts'
import { webhook } from '../model/index.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { HealthChip } from './health-chip.tsx'
import { ToldOf } from './told-of.tsx'
import { useWants } from './use-wants.ts'
import type { Health, WebhookRow } from './webhooks.ts'
import styles from './webhooks.module.css'

interface Props {
  row: WebhookRow
  health: Health | undefined
  /** Its secret, where it was made just now. */
  made: string | undefined
  onBack: () => void
}

/** A webhook: where it leads, of what it is told, its secret, and what became of what was sent. Each change is saved at once. */
export function WebhookEditor({ row, health, made, onBack }: Props) {
  const t = useWords()
  const update = useUpdate(webhook)
  const [secret, setSecret] = useState(made)
  const [wants, setWants] = useWants(row)
  const renew = () =>
    request<{ data: { secret: string } }>(`webhooks/${row.id}/secret`, { method: 'POST' }).then(
      ({ data }) => setSecret(data.secret),
      toastRefusal,
    )
  return (
    <>
      <BackButton label={t('webhooks.all')} onClick={onBack} />
      <Part
        title={<SettingName definition={webhook} row={row} />}
        action={
          <>
            <Button onClick={() => void update(row, { active: !row.active })}>
              {t(row.active ? 'webhooks.turnOff' : 'webhooks.turnOn')}
            </Button>
            <Button
              kind="quiet"
              icon="trash"
              label={t('webhooks.remove', { name: row.name })}
              onClick={() => void remove(webhook, row).then(onBack, toastRefusal)}
            />
          </>
        }
      >
        <div className={styles.health}>
          <HealthChip row={row} health={health} />
        </div>
        {row.stoppedAt && <p className={settings.about}>{t('webhooks.stoppedAbout')}</p>}
        <UnsavedOf definition={webhook} row={row} />
        <div className={settings.form}>
          <SavedText
            label={webhook.fields.url.label}
            value={row.url}
            required
            version={row.version}
            onSave={(url, version) => void update({ ...row, version }, { url })}
          />
        </div>
      </Part>
      <ToldOf wants={wants} onChange={setWants} />
      <Part
        title={t('webhooks.secret')}
        about={t(secret ? 'webhooks.secretShown' : 'webhooks.secretAbout')}
        action={
          <Button icon="refresh" onClick={() => void renew()}>
            {t('webhooks.renew')}
          </Button>
        }
      >
        {secret && <Secret value={secret} label={t('webhooks.secret')} />}
      </Part>
      <DeliveryLog row={row} />
    </>
  )
}
