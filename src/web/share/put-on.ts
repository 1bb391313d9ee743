import type { RecordDefinition } from '../../kernel/record.ts'
import { create } from '../api/create.ts'
import { definitions } from '../app/registry.ts'

/** The kind of contact that is a text and nothing else: a note. */
export const noteKind = (): RecordDefinition | undefined =>
  definitions().find(({ timeline, fields, title }) => timeline && fields[title]?.type === 'longText')

/** The kind of contact that is a file. */
export const fileKind = (): RecordDefinition | undefined =>
  definitions().find(({ timeline, fields }) => timeline && fields.sha256)

/** The kind of record that somebody is. */
export const personKind = (): RecordDefinition | undefined =>
  definitions().find(({ fields, setting }) => fields.firstName && !setting)

/** Writes words down on a record. */
export async function noteOn(id: string, text: string, owner: string): Promise<void> {
  const kind = noteKind()!
  const { at, about } = kind.timeline!
  await create(kind, { [kind.title]: text, [about]: [id], [at]: new Date().toISOString(), owner } as never)
}
