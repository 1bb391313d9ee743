import { useEffect } from 'react'
import { dropUnsaved, type Unsaved } from '../api/unsaved.ts'
import { sameValue } from '../fields/edit/editor-props.ts'

/** A value of which nobody knew whether it arrived, because the page went meanwhile: when the record holds it, it did. */
export function useArrived({ id, field, value, why }: Unsaved, now: unknown): void {
  const arrived = why === null && sameValue(value, now ?? null)
  useEffect(() => {
    if (arrived) dropUnsaved(id, field)
  }, [arrived, id, field])
}
