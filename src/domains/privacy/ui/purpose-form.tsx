import type { RowOf } from '../../../kernel/record.ts'
import { SettingForm } from '../../../web/settings/setting-form.tsx'
import { useWords } from '../../../web/words/words.ts'
import { purpose } from '../model/index.ts'

const asked = ['name', 'channels', 'words']
const beginning = { name: '', channels: ['email'], words: null }

/** A purpose: its name, by which channels it is asked for, and what people are told. */
export function PurposeForm({ row, onClose }: { row: RowOf<typeof purpose> | null; onClose: () => void }) {
  const t = useWords()
  return (
    <SettingForm
      definition={purpose}
      row={row as never}
      asked={asked}
      beginning={beginning}
      title={t('privacy.newPurpose')}
      onClose={onClose}
    />
  )
}
