import { Chip } from '../../../web/kit/chip.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Health, WebhookRow } from './webhooks.ts'

const worthSayingMs = 10 * 60_000

/** What there is to worry about a webhook: that it is off, by whom, or that nothing arrives; nothing while all is well. */
export function HealthChip({ row, health }: { row: WebhookRow; health: Health | undefined }) {
  const t = useWords()
  if (row.stoppedAt) {
    return (
      <Chip tone="danger" icon="alert-triangle">
        {t('webhooks.stopped', { when: formatMoment(row.stoppedAt) })}
      </Chip>
    )
  }
  if (!row.active) return <Chip>{t('webhooks.off')}</Chip>
  // A program that is restarted is nothing to worry about.
  if (!health?.failingSince || Date.now() - Date.parse(health.failingSince) < worthSayingMs) return null
  return (
    <Chip tone="warning" icon="alert-triangle">
      {t('webhooks.failing', { when: formatMoment(health.failingSince) })}
    </Chip>
  )
}
