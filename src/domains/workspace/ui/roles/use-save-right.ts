import { useCallback } from 'react'
import { type RoleRight } from '../../../../kernel/rights.ts'
import { unsavedOf } from '../../../../web/api/unsaved.ts'
import { retryUnsaved, useUpdate } from '../../../../web/api/use-update.ts'
import { ownRole } from '../../model/index.ts'
import { differing, rightsIn } from '../rights/rights.ts'
import type { OwnRoleRow } from './roles-page.tsx'

/** Keeps one right of a role. What somebody else changed meanwhile about other kinds of record stands beside it; about the same one, it is asked. */
export function useSaveRight(row: OwnRoleRow) {
  const update = useUpdate(ownRole)
  return useCallback(
    async (record: string, right: RoleRight) => {
      const seen = rightsIn(row.rights)
      const answer = await update(row, { rights: JSON.stringify({ ...seen, [record]: right }) })
      const entry = answer ? undefined : unsavedOf(row.id, 'rights')
      const theirs = entry?.conflict && rightsIn(entry.conflict.theirs as string)
      if (!theirs || differing(seen, theirs).includes(record)) return
      await retryUnsaved({ ...entry, value: JSON.stringify({ ...theirs, [record]: right }) })
    },
    [update, row],
  )
}
