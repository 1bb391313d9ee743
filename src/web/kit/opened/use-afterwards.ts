import { useLayoutEffect, useState } from 'react'

/** The same a moment later: what is drawn open from the start would not know what had the focus before. */
export function useAfterwards(opened: boolean): boolean {
  const [shown, setShown] = useState(false)
  useLayoutEffect(() => setShown(opened), [opened])
  return shown
}
