import type { OwnKeys } from '../../kernel/own-keys.ts'
import type { KeyEntry } from './key-entries.ts'
import { stepOf, type KeyPress } from './keys.ts'

/** The keys of a part that listens itself while it has the focus. */
type FocusKeys = readonly (readonly [id: string, entry: Pick<KeyEntry, 'keys'>])[]

/**
 * A press as such a part knows it: where somebody gave its command other keys, these are as good as those it comes with, and
 * those it comes with mean nothing; null then.
 */
export function asItComes<Press extends KeyPress>(press: Press, keys: FocusKeys, own: OwnKeys): Press | null {
  const step = stepOf(press)
  const meant = keys.find(([id]) => own[id] === step)
  if (meant) return { ...plain(press), ...pressOf(meant[1].keys) }
  const isGiven = keys.some(([id, entry]) => entry.keys === step && own[id] !== undefined && own[id] !== step)
  const isStillMeant = keys.some(([id, entry]) => entry.keys === step && (own[id] === undefined || own[id] === step))
  return isGiven && !isStillMeant ? null : press
}

const plain = <Press extends KeyPress>(press: Press): Press => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press
  return { key, ctrlKey, metaKey, altKey, shiftKey } as Press
}

const named: Readonly<Record<string, string>> = {
  space: ' ',
  enter: 'Enter',
  escape: 'Escape',
  delete: 'Delete',
  f2: 'F2',
  arrowdown: 'ArrowDown',
}

/** The press that a step describes: of `mod+d`, D while Ctrl is held. */
function pressOf(step: string): KeyPress {
  const parts = step.split('+')
  const key = parts.at(-1)!
  return {
    key: named[key] ?? key,
    ctrlKey: parts.includes('mod'),
    metaKey: false,
    altKey: parts.includes('alt'),
    shiftKey: parts.includes('shift'),
  }
}
