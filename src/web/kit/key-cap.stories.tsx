import { KeyCap } from './key-cap.tsx'
import type { Family } from './stories/family.ts'

const presses = ['k', 'mod+k', 'mod+shift+z', 'g d', '?', 'f2', 'arrowdown', 'space']

export const family: Family = {
  name: 'Key cap',
  stories: {
    Presses: () => presses.map((keys) => <KeyCap key={keys} keys={keys} aloud />),
    'Right to left': () => (
      <div dir="rtl" className="row">
        <KeyCap keys="mod+enter" aloud />
        <KeyCap keys="g d" aloud />
      </div>
    ),
  },
}
