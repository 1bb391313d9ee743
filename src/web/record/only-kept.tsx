import { Chip } from '../kit/chip.tsx'
import { words } from '../words/words.ts'

/** Says that somebody asked by right that a record is only kept. */
export const OnlyKept = () => (
  <Chip tone="warning" icon="hand-stop" title={words('record.onlyKeptWhy')}>
    {words('record.onlyKept')}
  </Chip>
)
