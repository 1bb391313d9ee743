import { useLayoutEffect, type Ref } from 'react'

interface Props {
  /** The element that is there already. */
  of: HTMLElement
  id?: string
  'aria-controls'?: string
  ref?: Ref<HTMLElement>
}

/** Stands for the button beneath which something opens: the button was drawn before, and is only told what it controls. */
export function Anchor({ of, id, 'aria-controls': controls, ref }: Props) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(of)
    return () => {
      if (typeof ref === 'function') ref(null)
    }
  }, [of, ref])
  useLayoutEffect(() => {
    const before = of.id
    if (id) of.id = id
    if (controls) of.setAttribute('aria-controls', controls)
    return () => {
      of.id = before
      of.removeAttribute('aria-controls')
    }
  }, [of, id, controls])
  return null
}
