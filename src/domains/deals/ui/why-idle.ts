import type { RowOf } from '../../../kernel/record.ts'
import type { Row } from '../../../web/api/answers.ts'
import { idleReason } from '../../../web/fields/idle-reason.ts'
import { deal, type stage } from '../model/index.ts'

/** Why a deal is idle, by the stage in which it is; null while it is not. */
export function whyIdle(row: Row, stages: readonly RowOf<typeof stage>[]): string | null {
  const at = stages.find(({ id }) => id === row.stage)
  return (at && idleReason(deal, row, { label: at.name, idleAfter: at.idleDays })?.why) ?? null
}
