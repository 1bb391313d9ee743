import { useCallback, useLayoutEffect, useRef, useState, type ReactElement, type Ref } from 'react'

type Target = ReactElement<{ ref?: Ref<HTMLElement> }>

/** The element beneath which something opens, once that was opened: until then, what opens is not drawn at all. */
export function useOpener(target: ReactElement, opened: boolean) {
  const element = useRef<HTMLElement | null>(null)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const own = (target as Target).props.ref
  const ref = useCallback(
    (next: HTMLElement | null) => {
      element.current = next
      if (typeof own === 'function') own(next)
      else if (own) own.current = next
    },
    [own],
  )
  useLayoutEffect(() => {
    if (opened) setAnchor(element.current)
  }, [opened])
  return { ref, anchor }
}
