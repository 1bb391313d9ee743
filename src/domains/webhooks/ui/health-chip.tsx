import { Chip } from '../../../web/kit/chip.tsx'
import { formatWhen } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Health, WebhookRow } from './webhooks.ts'

/** What there is to worry about a webhook: that it is off, by whom, or that nothing arrives; nothing while all is well. */
export function HealthChip({ row, health }: { row: WebhookRow; health: Health | undefined }) {
  const t = useWords()
  if (row.stoppedAt) {
    return (
      <Chip tone="danger" icon="alert-triangle">
        {t('webhooks.stopped', { when: formatWhen(row.stoppedAt) })}
      </Chip>
    )
  }
  if (!row.active) return <Chip>{t('webhooks.off')}</Chip>
  if (!health?.failingSince) return null
  return (
    <Chip tone="warning" icon="alert-triangle">
      {t('webhooks.failing', { when: formatWhen(health.failingSince) })}
    </Chip>
  )
}
