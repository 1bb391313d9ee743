import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { ChangeAnswer } from '../../../../web/api/answers.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request } from '../../../../web/api/request.ts'
import { rememberCause } from '../../../../web/api/undo.ts'

type Values = Readonly<Record<string, unknown>>

/** Says only what was changed here: what others changed meanwhile about the rest stands. Refused where it is older than `version`. */
export async function changeSetting(
  definition: RecordDefinition,
  row: { id: string; version: number },
  before: Values,
  after: Values,
  version = row.version,
): Promise<void> {
  const body = Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]))
  if (Object.keys(body).length === 0) return
  const path = `${pathOf(definition)}/${row.id}`
  const answer = await request<ChangeAnswer>(path, { method: 'PATCH', body, version })
  rememberCause(answer.cause, definition.label.one)
  await refresh(definition.name, row.id)
}
