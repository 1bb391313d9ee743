/** What a shortcut is made of: `mod+k`, `?`, `g d`, `shift+x`. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** A press as shortcuts write it; Ctrl and ⌘ are both `mod`, Shift counts for letters and named keys only. */
export function stepOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return [(press.ctrlKey || press.metaKey) && 'mod', press.altKey && 'alt', press.shiftKey && !isSign && 'shift', key]
    .filter(Boolean)
    .join('+')
}

/** Whether single keys must be left alone: somebody is typing there. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  if (!element?.tagName) return false
  const field =
    element.tagName === 'INPUT' && !['checkbox', 'radio', 'button'].includes((element as HTMLInputElement).type)
  return field || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT' || element.isContentEditable
}

/** Whether a key is meant for the button or link that has the focus; the name of a row, `data-title`, stands for the row. */
export function isPressing(target: EventTarget | null, step: string): boolean {
  if (step !== 'enter' && step !== 'space') return false
  const element = target as HTMLElement | null
  return Boolean(element?.closest?.('button, summary, a[href]:not([data-title])'))
}

export type Match<C> = { kind: 'run'; command: C } | { kind: 'wait' } | { kind: 'none' }

/** What the keys pressed so far mean: a command, the beginning of one, or nothing. Later commands win. */
export function matchKeys<C extends { keys?: string | undefined }>(
  pressed: readonly string[],
  commands: readonly C[],
): Match<C> {
  const typed = pressed.join(' ')
  const command = commands.findLast((each) => each.keys === typed)
  if (command) return { kind: 'run', command }
  return commands.some((each) => each.keys?.startsWith(`${typed} `)) ? { kind: 'wait' } : { kind: 'none' }
}
