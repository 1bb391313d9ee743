import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { doorSaid } from './door-said.ts'
import type { DoorLine } from './reads.ts'
import { deviceIn } from './way.ts'

/** Lines of the log of the door, each with whom it concerns where that is not the reader. */
export function DoorLines({ lines, own }: { lines: readonly DoorLine[]; own?: boolean }) {
  const t = useWords()
  return lines.map((line) => (
    <SettingsRow
      key={line.id}
      name={own || !line.name ? doorSaid(line) : `${isolated(line.name)} · ${doorSaid(line)}`}
      under={[
        formatMoment(line.at),
        line.by !== line.name && line.by !== 'Farley' ? t('signingIn.by', { name: line.by }) : null,
        deviceIn(line),
        isolated(line.address),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  ))
}
