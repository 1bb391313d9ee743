import { cloneElement, lazy, Suspense, type ReactElement, type ReactNode } from 'react'
import { useOpener } from './use-opener.ts'
import { whenIdle } from './when-idle.ts'

interface Props {
  opened: boolean
  onChange: (opened: boolean) => void
  target: ReactElement
  children: ReactNode
  /** What it is, read aloud. */
  label: string
  align?: 'start' | 'end'
  width?: number
}

const load = () => import('./opened/open-popover.tsx')
const OpenPopover = lazy(() => load().then((door) => ({ default: door.OpenPopover })))
whenIdle(() => void load())

/** A panel under what opened it; it keeps the focus while it is open, and Escape closes it. */
export function Popover({ opened, onChange, target, children, label, align = 'start', width }: Props) {
  const { ref, anchor } = useOpener(target, opened)
  return (
    <>
      {cloneElement(target, { ref, 'aria-haspopup': 'dialog', 'aria-expanded': opened } as object)}
      {anchor && (
        <Suspense>
          <OpenPopover anchor={anchor} opened={opened} onChange={onChange} label={label} align={align} width={width}>
            {children}
          </OpenPopover>
        </Suspense>
      )}
    </>
  )
}
