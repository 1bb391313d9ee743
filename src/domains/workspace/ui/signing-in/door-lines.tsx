import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { DoorLine } from './reads.ts'
import { deviceIn } from './way.ts'

/** Lines of the log of the door, each with whom it concerns where that is not the reader. */
export function DoorLines({ lines, own }: { lines: readonly DoorLine[]; own?: boolean }) {
  const t = useWords()
  const about = ({ event, more, by }: DoorLine) => {
    const values = { ...more, by, way: more.way && t(`signingIn.way.${more.way}`) }
    const purpose = more.purpose ? `.${more.purpose}` : ''
    return t(`signingIn.event.${event}${purpose}`, values)
  }
  return lines.map((line) => (
    <SettingsRow
      key={line.id}
      name={own || !line.name ? about(line) : `${isolated(line.name)} · ${about(line)}`}
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
