import type { Layout } from '../../../../kernel/layout.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { findDefinition } from '../../../../web/app/registry.ts'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole, roles, type layout } from '../../model/index.ts'

export type Row = RowOf<typeof layout>

/** For whom a layout is, and for which way of the records; null: for all. */
export interface ForWhom {
  role: string | null
  way: string | null
}
interface Choice {
  value: string
  label: string
}

/** The choices of whom a layout can be for, and what each is called. */
export function useForWhom(record: RecordDefinition) {
  const t = useWords()
  const own = useAll(ownRole).data?.data ?? []
  const field = record.way === undefined ? undefined : record.all[record.way]
  const target = field && findDefinition(field.to!)
  // Of what has no pipelines the roles are asked for again.
  const ways = (useAll(target ?? ownRole).data?.data ?? []) as AnyRow[]
  const roleChoices: Choice[] = [
    ...roles.map(({ key, label }) => ({ value: key, label })),
    ...own.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const wayChoices: Choice[] = target ? ways.map((row) => ({ value: row.id, label: String(row[target.title] ?? '') })) : [] // prettier-ignore
  const nameOf = ({ role, way }: ForWhom): string => {
    const said = [roleChoices.find(({ value }) => value === role)?.label, wayChoices.find(({ value }) => value === way)?.label] // prettier-ignore
    return said.filter(Boolean).join(' · ') || t('layouts.everybody')
  }
  return { roleChoices, wayChoices, wayLabel: field?.label ?? null, nameOf }
}

export const forWhomOf = ({ ownRole: own, role, way }: Row): ForWhom => ({ role: own ?? role, way })

/** The values by which a new layout says for whom it is. */
export const madeFor = ({ role, way }: ForWhom) => {
  const isShipped = roles.some(({ key }) => key === role)
  return { ...(role !== null && { [isShipped ? 'role' : 'ownRole']: role }), ...(way !== null && { way }) }
}

/** A layout as pages read it. */
export const layoutOf = (row: Row): Layout => ({
  id: row.id,
  of: row.of,
  ...forWhomOf(row),
  page: parsed<Layout['page']>(row.page),
  head: parsed<Layout['head']>(row.head),
  asks: parsed<Layout['asks']>(row.asks),
})

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))
