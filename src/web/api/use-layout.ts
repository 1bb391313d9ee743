import { layoutFor, type Layout } from '../../kernel/layout.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe, type Me } from './use-me.ts'

/** The role by which the company tells the reader apart: one of its own, or one that Farley ships. */
export const roleOf = ({ user }: Me): string => user.ownRole ?? user.role

/** How the company lays out a record with these values for the reader; null: as shipped. */
export function useLayout({ name, way }: RecordDefinition, values: Readonly<Record<string, unknown>>): Layout | null {
  const me = useMe()
  const at = way === undefined ? null : values[way]
  return layoutFor(me.layouts, name, { role: roleOf(me), way: typeof at === 'string' ? at : null })
}
