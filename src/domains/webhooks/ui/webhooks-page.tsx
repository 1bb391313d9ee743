import { useState } from 'react'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { wantsIn, webhook } from '../model/index.ts'
import { HealthChip } from './health-chip.tsx'
import { NewWebhook } from './new-webhook.tsx'
import { toldLabel } from './told-label.ts'
import { useHealth } from './webhooks.ts'
import { WebhookEditor } from './webhook-editor.tsx'

/** Who is told of changes as they happen: each by an address of theirs, with what was sent and whether it arrived. */
export default function WebhooksPage() {
  const t = useWords()
  const [open, setOpen] = useState<{ id: string; secret?: string } | null>(null)
  const { data, error, refetch } = useAll(webhook)
  const health = useHealth()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const shown = data?.data.find(({ id }) => id === open?.id)
  if (shown)
    return <WebhookEditor row={shown} health={health.get(shown.id)} made={open?.secret} onBack={() => setOpen(null)} />
  return (
    <Part title={t('webhooks.title')} about={t('webhooks.about')}>
      <NewWebhook onMade={(id, secret) => setOpen({ id, secret })} />
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <SettingsRow
            key={row.id}
            before={<Icon name={webhook.icon} />}
            name={row.name}
            under={`${isolated(row.url)} · ${toldLabel(wantsIn(row.wants), t)}`}
          >
            <HealthChip row={row} health={health.get(row.id)} />
            <Button
              kind="quiet"
              icon="pencil"
              label={t('webhooks.open', { name: row.name })}
              onClick={() => setOpen({ id: row.id })}
            />
          </SettingsRow>
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('webhooks.none')}</p>}
    </Part>
  )
}
