import { words } from '../words/words.ts'
import styles from './key-cap.module.css'
import { join } from './join.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const signs: Record<string, string> = {
  ...(isMac ? { mod: '⌘', shift: '⇧', alt: '⌥' } : { alt: 'Alt' }),
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}
/** Those that have words on them. */
const named: Record<string, string> = { mod: 'ctrl', shift: 'shift', space: 'space', delete: 'del' }

/** A shortcut as it stands on the keys: `mod+k` is Ctrl K, or ⌘ K on a Mac; `g d` is two keys after each other. */
export function keyText(keys: string): string {
  const steps = keys.split(' ').map((step) => step.split('+').filter(Boolean).map(capText).join(' '))
  const [first = '', second] = steps
  return second === undefined ? first : words('keys.cap.then', { first, second })
}

function capText(name: string): string {
  const key = name.toLowerCase()
  if (signs[key]) return signs[key]
  if (named[key]) return words(`keys.cap.${named[key]}`)
  return name.length === 1 || /^f\d+$/.test(name) ? name.toUpperCase() : name
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
    <kbd dir="ltr" className={join(styles.cap, className)} aria-hidden={!aloud}>
      {keyText(keys)}
    </kbd>
  )
}
