import type { RecordDefinition } from '../../kernel/record.ts'
import { useUpdate } from '../api/use-update.ts'
import { EditableName } from './editable-name.tsx'

interface Props {
  definition: RecordDefinition
  row: { id: string; version: number; name: string }
}

/** The name of a setting, renamed where it stands. */
export function SettingName({ definition, row }: Props) {
  const update = useUpdate(definition)
  return (
    <EditableName
      value={row.name}
      version={row.version}
      onSave={(name, version) => void update({ ...row, version }, { name })}
    />
  )
}
