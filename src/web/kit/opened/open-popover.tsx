import { Popover as MantinePopover } from '@mantine/core'
import '@mantine/core/styles/Popover.css'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { KitProvider } from './kit-provider.tsx'
import styles from './popover.module.css'
import { useAfterwards } from './use-afterwards.ts'

interface Props {
  /** What it belongs to. */
  anchor: HTMLElement
  opened: boolean
  onChange: (opened: boolean) => void
  label: string
  align: 'start' | 'end'
  width: number | undefined
  children: ReactNode
}

/** What a popover draws once it is opened; kit/popover.tsx fetches it. */
export function OpenPopover({ anchor, opened, onChange, label, align, width, children }: Props) {
  return (
    <KitProvider>
      <MantinePopover
        opened={useAfterwards(opened)}
        onChange={onChange}
        position={`bottom-${align}`}
        offset={4}
        trapFocus
        returnFocus
        withinPortal
        transitionProps={{ duration: 0 }}
        // What is in it may be loaded after it opened, and only then need the room on the other side.
        preventPositionChangeWhenVisible={false}
        {...(width && { width })}
      >
        <MantinePopover.Target>
          <Anchor of={anchor} />
        </MantinePopover.Target>
        <MantinePopover.Dropdown className={styles.panel} aria-label={label} data-panel>
          {children}
        </MantinePopover.Dropdown>
      </MantinePopover>
    </KitProvider>
  )
}
