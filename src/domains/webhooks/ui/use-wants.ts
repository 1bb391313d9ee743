import { useRef, useState } from 'react'
import { useUpdate } from '../../../web/api/use-update.ts'
import { wantsIn, webhook, type Wants } from '../model/index.ts'
import type { WebhookRow } from './webhooks.ts'

/**
 * What a webhook wants, and how to change it. All of it is one value, so what is ticked while another tick is under way waits
 * for that; it is shown at once.
 */
export function useWants(row: WebhookRow): [Wants | null, (wants: Wants | null) => void] {
  const update = useUpdate(webhook)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const [draft, setDraft] = useState<{ wants: Wants | null } | null>(null)
  const change = (wants: Wants | null) => {
    const mine = { wants }
    setDraft(mine)
    turn.current = turn.current
      .then(() => update(row, { wants: wants && JSON.stringify(wants) }))
      .then(() => setDraft((now) => (now === mine ? null : now)))
  }
  return [draft ? draft.wants : wantsIn(row.wants), change]
}
