import { cloneElement, Suspense, useState, type HTMLAttributes, type ReactElement, type ReactNode } from 'react'
import { keepKeysFor } from '../shell/keys-ahead.ts'
import { fetched } from './fetched.tsx'
import { useOpener } from './use-opener.ts'
import { whenIdle } from './when-idle.ts'

export interface MenuItem {
  label: string
  icon?: string
  /** Drawn instead of an icon: a ring, an avatar. */
  mark?: ReactNode
  hint?: ReactNode
  keys?: string | undefined
  danger?: boolean
  checked?: boolean
  disabled?: boolean
  /** Has the focus when the menu opens, in place of the first. */
  first?: boolean
  /** Stays open after it, so that several can be ticked. */
  stays?: boolean
  /** Begins a group: a line above, with these words when they are given. */
  group?: string | true
  onSelect: () => void
}

interface Props {
  /** The button that opens it. */
  children: ReactElement
  items: readonly MenuItem[]
  opened?: boolean
  onChange?: (opened: boolean) => void
  align?: 'start' | 'end'
  width?: number
  /** Words above the first entry: why one is asked. */
  head?: ReactNode
}

const OpenMenu = fetched(() => import('./opened/open-menu.tsx').then((door) => door.OpenMenu))
whenIdle(() => void OpenMenu.fetch())

const inMenu = (focused: Element) => focused.matches('[role^=menuitem]')

/**
 * A menu under its button: arrows move, letters jump, Escape closes and gives the focus back. Until it is opened it is the
 * button and nothing else, since a list may have hundreds.
 */
export function Menu({ children, items, opened: told, onChange, align = 'start', width, head }: Props) {
  const [own, setOwn] = useState(false)
  const opened = told ?? own
  const { ref, anchor } = useOpener(children, opened)
  const change = (next: boolean) => {
    if (next && !OpenMenu.isHere()) keepKeysFor(inMenu, () => change(false))
    setOwn(next)
    onChange?.(next)
  }
  const button = children as ReactElement<HTMLAttributes<HTMLElement>>
  return (
    <>
      {cloneElement(button, {
        ref,
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        'data-expanded': opened || undefined,
        onClick: (event) => {
          button.props.onClick?.(event)
          change(!opened)
        },
      } as HTMLAttributes<HTMLElement>)}
      {anchor && (
        <Suspense>
          <OpenMenu
            anchor={anchor}
            items={items}
            opened={opened}
            onChange={change}
            align={align}
            width={width}
            head={head}
          />
        </Suspense>
      )}
    </>
  )
}
