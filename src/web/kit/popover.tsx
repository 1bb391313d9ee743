import { Popover as MantinePopover } from '@mantine/core'
import '@mantine/core/styles/Popover.css'
import type { ReactElement, ReactNode } from 'react'
import styles from './popover.module.css'

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

/** A panel under what opened it; it keeps the focus while it is open, and Escape closes it. */
export function Popover({ opened, onChange, target, children, label, align = 'start', width }: Props) {
  return (
    <MantinePopover
      opened={opened}
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
      <MantinePopover.Target>{target}</MantinePopover.Target>
      <MantinePopover.Dropdown className={styles.panel} aria-label={label}>
        {children}
      </MantinePopover.Dropdown>
    </MantinePopover>
  )
}
