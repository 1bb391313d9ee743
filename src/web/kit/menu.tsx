import { Menu as MantineMenu } from '@mantine/core'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Menu.css'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { KeyCap } from './key-cap.tsx'
import styles from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: string
  /** Drawn instead of an icon: a ring, an avatar. */
  mark?: ReactNode
  hint?: ReactNode
  keys?: string
  danger?: boolean
  checked?: boolean
  disabled?: boolean
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
  head?: string
}

/** A menu under its button: arrows move, letters jump, Escape closes and gives the focus back. */
export function Menu({ children, items, opened, onChange, align = 'start', width, head }: Props) {
  return (
    <MantineMenu
      position={`bottom-${align}`}
      offset={4}
      transitionProps={{ duration: 0 }}
      withinPortal
      withInitialFocusPlaceholder={false}
      {...(opened !== undefined && { opened })}
      {...(onChange && { onChange })}
      {...(width && { width })}
    >
      <MantineMenu.Target>{children}</MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.dropdown}>
        {head && <MantineMenu.Label className={styles.group}>{head}</MantineMenu.Label>}
        {items.map((item, index) => (
          <Entry key={`${item.label}${index}`} item={item} first={index === 0} />
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}

function Entry({ item, first }: { item: MenuItem; first: boolean }) {
  return (
    <>
      {item.group && !first && <MantineMenu.Divider className={styles.line} />}
      {typeof item.group === 'string' && <MantineMenu.Label className={styles.group}>{item.group}</MantineMenu.Label>}
      <MantineMenu.Item
        className={styles.item}
        data-danger={item.danger || undefined}
        disabled={item.disabled ?? false}
        closeMenuOnClick={!item.stays}
        {...(item.checked !== undefined && { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
        leftSection={item.mark ?? (item.icon ? <Icon name={item.icon} /> : undefined)}
        rightSection={item.checked ? <Icon name="check" /> : item.keys ? <KeyCap keys={item.keys} /> : undefined}
        onClick={item.onSelect}
      >
        {item.label}
        {item.hint && <span className={styles.hint}>{item.hint}</span>}
      </MantineMenu.Item>
    </>
  )
}
