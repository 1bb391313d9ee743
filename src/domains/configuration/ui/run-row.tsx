import type { Linked } from '../../../web/api/answers.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Status, type Tone } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { formatWhen } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { configurationRun } from '../model/index.ts'
import type { Work } from './work.ts'

type Run = RowOf<typeof configurationRun>

const tones: Record<string, Tone> = { applied: 'success', refused: 'danger', running: 'info', takenBack: 'quiet' }
const icons: Record<string, string> = {
  applied: 'check',
  refused: 'x',
  running: 'progress',
  takenBack: 'arrow-back-up',
}

/** A file that was brought in: when, what became of it, and how it is taken back. */
export function RunRow({ row, linked, work }: { row: Run; linked: Linked; work: Work }) {
  const t = useWords()
  const option = configurationRun.fields.state.options!.find(({ key }) => key === row.state)
  const by = row.createdBy ? linked[row.createdBy]?.title : null
  const under = [
    formatWhen(row.createdAt),
    by,
    row.changes !== null && t('configuration.changes', { count: row.changes }),
  ]
  return (
    <SettingsRow before={<Icon name="file" />} name={row.name} under={under.filter(Boolean).join(' · ')}>
      <Status tone={tones[row.state] ?? 'plain'} icon={icons[row.state] ?? 'circle'}>
        {option?.label ?? row.state}
      </Status>
      {row.state === 'applied' && (
        <Button
          kind="quiet"
          icon="arrow-back-up"
          disabled={work.busy}
          onClick={() => void work.start(`configuration/runs/${row.id}/take-back`, {})}
        >
          {t('configuration.takeBack')}
        </Button>
      )}
    </SettingsRow>
  )
}
