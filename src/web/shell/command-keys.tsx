import { KeyCap } from '../kit/key-cap.tsx'
import { useKeysOf } from './commands.ts'

/** The keys of a command, as the person has them; nothing where it has none. */
export function CommandKeys({ of }: { of: string }) {
  const keys = useKeysOf()(of)
  return keys ? <KeyCap keys={keys} /> : null
}
