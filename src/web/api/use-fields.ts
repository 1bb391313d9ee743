import { useMemo } from 'react'
import type { Color, Field, Option } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { findDefinition } from '../app/registry.ts'
import { useMe, type Right } from './use-me.ts'
import { useAll } from './use-rows.ts'

interface ChoiceRow {
  of: string
  key: string
  label: string
  color: string | null
  position: number | null
  archived: boolean | null
}

/** A record's fields as this workspace has them: its own choices laid over those that Farley ships, hidden fields left out and those that one may not change fixed. */
export function useFields(definition: RecordDefinition): Readonly<Record<string, Field>> {
  const me = useMe()
  const { data } = useAll(findDefinition('choice') ?? definition)
  const right = me.permissions[definition.name]
  return useMemo(
    () => fieldsOf(definition, right, (data?.data ?? []) as unknown as ChoiceRow[]),
    // The definition itself has those of the company's own; it is another one when they are.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, definition, right, me.fields, me.conditions],
  )
}

/** The same outside of a component, for who may not see some of them. */
export function fieldsOf(
  definition: RecordDefinition,
  right: Pick<Right, 'hidden' | 'closed'> | undefined,
  rows: readonly ChoiceRow[] = [],
): Readonly<Record<string, Field>> {
  const shown = Object.entries(definition.all).filter(([name]) => !right?.hidden.includes(name))
  return Object.fromEntries(
    shown.map(([name, field]) => {
      const whole = withChoices(field, rowsOf(rows, definition.name, name))
      // What one may not type is drawn like what nobody types.
      return [name, right?.closed.includes(name) ? { ...whole, setBy: 'derived' as const } : whole]
    }),
  )
}

const rowsOf = (rows: readonly ChoiceRow[], record: string, field: string) =>
  rows.filter((row) => row.of === `${record}.${field}`)

/** A field with the workspace's rows laid over its options: relabelled, archived, added. */
export function withChoices(field: Field, rows: readonly ChoiceRow[]): Field {
  if (!field.options || field.fixed || rows.length === 0) return field
  const options: Option[] = field.options.map((option) => {
    const row = rows.find(({ key }) => key === option.key)
    return row ? optionOf(row) : option
  })
  const added = rows.filter(({ key }) => !field.options?.some((option) => option.key === key))
  return { ...field, options: [...options, ...added.map(optionOf)] }
}

function optionOf({ key, label, color, archived }: ChoiceRow): Option {
  return { key, label, ...(color && { color: color as Color }), ...(archived && { archived }) }
}
