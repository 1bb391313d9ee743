import type { RecordDefinition } from '../../kernel/record.ts'
import type { ChangeAnswer, Row } from './answers.ts'
import { letWait } from './offline.ts'
import { beforeOf } from './paint.ts'

interface Sending {
  /** The version that was seen. */
  version: number
  key: string
  /** It may have reached the server, though no answer came. */
  sent: boolean
}

/** Keeps an edit on this device until the server is there; answers as the server will, as far as that can be known. */
export async function editLater(
  definition: RecordDefinition,
  row: Row,
  values: Record<string, unknown>,
  sending: Sending,
): Promise<ChangeAnswer> {
  const { id } = row
  const title = String(row[definition.title] ?? '')
  const before = beforeOf(row, values)
  await letWait({ kind: 'edit', record: definition.name, id, title, values, before, ...sending })
  const can = { update: true, delete: false, actions: [], share: false }
  return { data: { ...row, ...values }, can, cause: '', waits: true }
}
