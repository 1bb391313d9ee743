import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Chip, type Tone } from '../../../web/kit/chip.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { formatMoment, formatNumber } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Delivery } from '../model/index.ts'
import styles from './webhooks.module.css'

interface Props {
  delivery: Delivery
  onReplay?: () => void
}

const looks: Record<Delivery['state'], { tone: Tone; icon: string }> = {
  waiting: { tone: 'info', icon: 'clock' },
  done: { tone: 'success', icon: 'check' },
  failed: { tone: 'danger', icon: 'x' },
}

/** One message: what it told, whether it arrived, and what the other side answered. */
export function DeliveryRow({ delivery, onReplay }: Props) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const { id, type, version, state, attempts, at, status, answer, tookMs } = delivery
  const said = [
    formatMoment(at),
    type === 'test' ? null : t('webhooks.version', { version }),
    attempts > 1 && t('webhooks.attempts', { count: attempts }),
    tookMs !== null && t('webhooks.took', { ms: formatNumber(tookMs) }),
  ]
  return (
    <>
      <SettingsRow name={isolated(type)} under={said.filter(Boolean).join(' · ')}>
        <Chip {...looks[state]}>{outcomeOf(delivery, t)}</Chip>
        <Button
          kind="quiet"
          icon={open ? 'chevron-up' : 'chevron-down'}
          label={t('webhooks.details', { type })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        {onReplay && state !== 'waiting' && type !== 'test' && (
          <Button kind="quiet" icon="repeat" label={t('webhooks.replay', { type })} onClick={onReplay} />
        )}
      </SettingsRow>
      {open && (
        <dl className={styles.details}>
          <dt>webhook-id</dt>
          <dd>{id}</dd>
          <dt>{t('webhooks.code')}</dt>
          <dd>{status ?? '–'}</dd>
          <dt>{t('webhooks.answer')}</dt>
          <dd>{answer || '–'}</dd>
        </dl>
      )}
    </>
  )
}

function outcomeOf({ state, status, problem, dueAt, attempts }: Delivery, t: ReturnType<typeof useWords>): string {
  if (state === 'done') return t('webhooks.done', { status })
  const why = problem === 'status' ? t('webhooks.problem.status', { status }) : problem && t(`webhooks.problem.${problem}`)
  if (state === 'failed') return why ?? t('webhooks.givenUp')
  if (dueAt === null) return t('webhooks.behind')
  return attempts === 0 || !why ? t('webhooks.soon') : why
} // prettier-ignore
