import { preferenceNow } from '../api/preferences.ts'
import { asItComes } from './as-it-comes.ts'
import { keyEntries } from './key-entries.ts'
import { stepOf, type KeyPress } from './keys.ts'

/** What a press means to the part with the focus at these places, by the keys that the person gave its commands. */
export function pressAt(press: KeyPress, ...places: readonly string[]): KeyPress | null {
  const own = preferenceNow('keys')
  if (!preferenceNow('singleKeys') && /^(shift\+)?\S$/u.test(stepOf(press))) return press
  return asItComes(press, keyEntries().filter(([, entry]) => entry.focused && places.includes(entry.where)), own) // prettier-ignore
}
