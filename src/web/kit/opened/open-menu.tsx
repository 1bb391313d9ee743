import { Menu as MantineMenu } from '@mantine/core'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Menu.css'
import { useEffect, useRef, type ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Icon } from '../icon.tsx'
import { KeyCap } from '../key-cap.tsx'
import { KitProvider } from './kit-provider.tsx'
import type { MenuItem } from '../menu.tsx'
import styles from './menu.module.css'
import { useAfterwards } from './use-afterwards.ts'

interface Props {
  /** The button that it belongs to. */
  anchor: HTMLElement
  items: readonly MenuItem[]
  opened: boolean
  onChange: (opened: boolean) => void
  align: 'start' | 'end'
  width: number | undefined
  head: ReactNode
}

/** What a menu draws once it is opened; kit/menu.tsx fetches it. */
export function OpenMenu({ anchor, items, opened, onChange, align, width, head }: Props) {
  const shown = useAfterwards(opened)
  const dropdown = useFirstFocused(shown)
  return (
    <KitProvider>
      <MantineMenu
        position={`bottom-${align}`}
        offset={4}
        transitionProps={{ duration: 0 }}
        withinPortal
        withInitialFocusPlaceholder={false}
        opened={shown}
        onChange={onChange}
        {...(width && { width })}
      >
        <MantineMenu.Target>
          <Anchor of={anchor} />
        </MantineMenu.Target>
        <MantineMenu.Dropdown ref={dropdown} className={styles.dropdown}>
          {head && <MantineMenu.Label className={styles.group}>{head}</MantineMenu.Label>}
          {items.map((item, index) => (
            <Entry key={`${item.label}${index}`} item={item} first={index === 0} />
          ))}
        </MantineMenu.Dropdown>
      </MantineMenu>
    </KitProvider>
  )
}

const mostFrames = 60

/** A menu that a key opened has the focus on its first entry as soon as that can have it: on a slow machine the trap looks too early. */
function useFirstFocused(opened: boolean) {
  const dropdown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!opened) return
    let frames = 0
    const look = () => {
      const { activeElement: focused } = document
      // The trap falls back on the menu itself, which is nothing that Enter could choose.
      if (focused !== dropdown.current && dropdown.current?.contains(focused)) return
      dropdown.current?.querySelector<HTMLElement>('[role^=menuitem]:not([disabled])')?.focus()
      if (frames++ < mostFrames) frame = requestAnimationFrame(look)
    }
    let frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [opened])
  return dropdown
}

function Entry({ item, first }: { item: MenuItem; first: boolean }) {
  return (
    <>
      {item.group && !first && <MantineMenu.Divider className={styles.line} />}
      {typeof item.group === 'string' && <MantineMenu.Label className={styles.group}>{item.group}</MantineMenu.Label>}
      {item.checked === undefined ? <Plain item={item} /> : <Checked item={item} checked={item.checked} />}
    </>
  )
}

function Plain({ item }: { item: MenuItem }) {
  return (
    <MantineMenu.Item
      className={styles.item}
      data-danger={item.danger || undefined}
      data-autofocus={item.first || undefined}
      disabled={item.disabled ?? false}
      closeMenuOnClick={!item.stays}
      leftSection={markOf(item)}
      rightSection={item.keys ? <KeyCap keys={item.keys} /> : undefined}
      onClick={item.onSelect}
    >
      <Words item={item} />
    </MantineMenu.Item>
  )
}

/** One that is chosen or not: ticked at its end, so that icons and words stay in line. */
function Checked({ item, checked }: { item: MenuItem; checked: boolean }) {
  return (
    <MantineMenu.CheckboxItem
      classNames={{ item: styles.item!, itemIndicator: styles.indicator! }}
      checked={checked}
      disabled={item.disabled ?? false}
      closeMenuOnClick={!item.stays}
      rightSection={checked ? <Icon name="check" /> : undefined}
      onChange={() => item.onSelect()}
    >
      <span className="row">
        {markOf(item)}
        <Words item={item} />
      </span>
    </MantineMenu.CheckboxItem>
  )
}

function Words({ item }: { item: MenuItem }) {
  return (
    <span className="cut">
      {item.label}
      {item.hint && <span className={styles.hint}>{item.hint}</span>}
    </span>
  )
}

const markOf = (item: MenuItem) => item.mark ?? (item.icon ? <Icon name={item.icon} /> : undefined)
