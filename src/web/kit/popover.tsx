import { cloneElement, Suspense, useEffect, useEffectEvent, type ReactElement, type ReactNode } from 'react'
import { keepKeysFor } from '../shell/keys-ahead.ts'
import { fetched } from './fetched.tsx'
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

const OpenPopover = fetched(() => import('./opened/open-popover.tsx').then((door) => door.OpenPopover))
whenIdle(() => void OpenPopover.fetch())

const isInPanel = (focused: Element | null) => focused?.closest('[data-panel]') != null

/** A panel under what opened it; it keeps the focus while it is open, and Escape closes it. */
export function Popover({ opened, onChange, target, children, label, align = 'start', width }: Props) {
  const { ref, anchor } = useOpener(target, opened)
  const close = useEffectEvent(() => onChange(false))
  useEffect(() => {
    if (opened && !isInPanel(document.activeElement)) keepKeysFor(isInPanel, () => close())
  }, [opened])
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
