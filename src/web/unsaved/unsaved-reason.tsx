import type { ReactNode } from 'react'
import type { Unsaved } from '../api/unsaved.ts'
import { isFilled } from '../record/detail-groups.ts'
import { formatAgo } from '../words/format.ts'
import { useWords, words } from '../words/words.ts'

/** Said by nobody but the way to the server: there is nothing wrong with what was typed. */
const onTheWay = ['signed_out', 'unreachable', 'away']

/** Why a value is not kept, in words. */
export function reasonOf({ why, typedAt, conflict }: Unsaved): string {
  if (conflict) return words('unsaved.changed', { who: conflict.by ?? words('record.somebody') })
  if (why && !onTheWay.includes(why.code)) return why.message
  return words('unsaved.notYet', { when: formatAgo(typedAt) })
}

/** The same on screen; of a conflict, who set what and how long ago. */
export function UnsavedReason({ unsaved, shown }: { unsaved: Unsaved; shown: (value: unknown) => ReactNode }) {
  const t = useWords()
  const { conflict } = unsaved
  if (!conflict) return reasonOf(unsaved)
  const who = conflict.by ?? t('record.somebody')
  return (
    <>
      {t(isFilled(conflict.theirs) ? 'unsaved.set' : 'unsaved.emptied', { who })} <b>{shown(conflict.theirs)}</b>
      {conflict.at && <time dateTime={conflict.at}> · {formatAgo(conflict.at)}</time>}
    </>
  )
}
