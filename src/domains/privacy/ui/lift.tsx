import { dayIn } from '../../../kernel/time.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { ActionForm } from '../../../web/record/action-form.tsx'
import { currentTimeZone, formatDay } from '../../../web/words/format.ts'
import type { useWords } from '../../../web/words/words.ts'
import { liftRestriction, type restriction } from '../model/index.ts'

export type Restriction = RowOf<typeof restriction>

/** Asks for what is needed to lift a restriction: on which day the person was told. */
export const Lift = ({ row, onClose }: { row: Restriction; onClose: () => void }) => (
  <ActionForm action={liftRestriction as never} row={row as never} title={row.title ?? ''} onClose={onClose} />
)

/** Since when and until when it is in force, in words. */
export function underOf(t: ReturnType<typeof useWords>, { createdAt, until }: Restriction): string[] {
  const since = formatDay(dayIn(currentTimeZone(), new Date(createdAt)), { year: true })
  return [
    t('privacy.restrictedSince', { day: since }),
    ...(until ? [t('privacy.until', { day: formatDay(until, { year: true }) })] : []),
  ]
}
