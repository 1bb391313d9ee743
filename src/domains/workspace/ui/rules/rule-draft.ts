import type { DemandLevel } from '../../../../kernel/demand.ts'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { filterOf } from '../../../../web/settings/filter-text.ts'
import type { demand } from '../../model/index.ts'

/** A rule while it is being written. */
export interface RuleDraft {
  of: string
  sentence: string
  level: DemandLevel
  among: Filter | null
  must: Filter | null
  active: boolean
}

export const draftOfRule = (row: RowOf<typeof demand> | null, of: string): RuleDraft => ({
  of: row?.of ?? of,
  sentence: row?.sentence ?? '',
  level: row?.level ?? 'warn',
  among: filterOf(row?.among ?? null),
  must: filterOf(row?.must ?? null),
  active: row?.active ?? true,
})

/** What of it may change at any time. */
export const valuesOfRule = ({ sentence, level, among, must, active }: RuleDraft) => ({
  sentence: sentence.trim(),
  level,
  among: among && JSON.stringify(among),
  must: must && JSON.stringify(must),
  active,
})
