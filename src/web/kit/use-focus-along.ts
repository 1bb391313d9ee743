import { useEffect, type RefObject } from 'react'

let last: string | null = null

/** What is drawn anew elsewhere, a card in another column or an entry on another day, takes the focus along: if it had it, and nothing else has it now. */
export function useFocusAlong(key: string, element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const it = element.current!
    const remember = () => void (last = key)
    it.addEventListener('focusin', remember)
    const isNowhere = document.activeElement === null || document.activeElement === document.body
    if (last === key && isNowhere) it.focus({ preventScroll: true })
    return () => it.removeEventListener('focusin', remember)
  }, [key, element])
}
