import styles from './key-cap.module.css'
import { join } from './join.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const shown: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
}

/** A shortcut as it stands on the keys: `mod+k` is Ctrl K, or ⌘ K on a Mac; `g d` is two keys after each other. */
export function keyText(keys: string): string {
  const part = (name: string) =>
    shown[name.toLowerCase()] ?? (name.length === 1 || /^f\d+$/.test(name) ? name.toUpperCase() : name)
  return keys
    .split(' ')
    .map((step) => step.split('+').filter(Boolean).map(part).join(' '))
    .join(' then ')
}

interface Props {
  keys: string
  className?: string | undefined
  /** Read aloud too: where the keys are the point. */
  aloud?: boolean
}

/** A shortcut as small keys. */
export function KeyCap({ keys, className, aloud = false }: Props) {
  return (
    <kbd className={join(styles.cap, className)} aria-hidden={!aloud}>
      {keyText(keys)}
    </kbd>
  )
}
