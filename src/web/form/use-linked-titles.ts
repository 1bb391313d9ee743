import { useQueries } from '@tanstack/react-query'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { recordQuery } from '../api/use-record.ts'
import { findDefinition } from '../app/registry.ts'
import { titleOf } from '../record/title.ts'

/** Titles of the records that some values point to, where no answer brought them along: of a form that began with a company. */
export function useLinkedTitles(
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): Linked {
  const targets = Object.entries(values).flatMap(([name, value]) => {
    const definition =
      fields[name]?.type === 'link' || fields[name]?.type === 'user' ? findDefinition(fields[name].to ?? '') : undefined
    return definition && typeof value === 'string' ? [{ definition, id: value }] : []
  })
  const answers = useQueries({
    queries: targets.map(({ definition, id }) => ({ ...recordQuery(definition, id), staleTime: 60_000 })),
  })
  return Object.fromEntries(
    targets.flatMap((target, index) => linkedOf(target, answers[index]?.data?.data as Row | undefined)),
  )
}

function linkedOf({ definition, id }: { definition: RecordDefinition; id: string }, row: Row | undefined) {
  return row
    ? [[id, { id, record: definition.name, title: titleOf(definition, row), subtitle: null, deleted: false }] as const]
    : []
}
