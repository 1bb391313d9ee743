import { useRef } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useLayout } from '../api/use-layout.ts'
import { useMe } from '../api/use-me.ts'
import { quickFields } from './quick-fields.ts'

interface Form {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  values: Readonly<Record<string, unknown>>
  /** What is given already, and what rooms ask along. */
  given: readonly string[]
  also: readonly string[]
  /** What the server named when it refused. */
  refused: readonly string[]
}

/** What a form for a new record asks: as when it was opened, or came to be of another layout; and what it was refused for. */
export function useAsked({ definition, fields, values, given, also, refused }: Form): string[] {
  const { demanded } = useMe()
  const layout = useLayout(definition, values)
  const of = layout?.id ?? null
  const begin = () => ({ of, names: quickFields(definition, fields, given, also, { asks: layout?.asks ?? null, demanded: demanded[definition.name] ?? [] }) }) // prettier-ignore
  const begun = useRef<ReturnType<typeof begin> | null>(null)
  if (begun.current?.of !== of) begun.current = begin()
  const { names } = begun.current!
  const isOpen = (name: string) => fields[name]?.setBy === 'typed' || fields[name]?.setBy === 'action'
  return [...names, ...refused.filter((name) => !names.includes(name) && isOpen(name))]
}
