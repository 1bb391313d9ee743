import type { Option, Sensitivity } from '../../../../kernel/field.ts'
import type { Filter } from '../../../../kernel/filter.ts'
import type { OwnType } from '../../../../kernel/own-field.ts'
import type { RollUp } from '../../../../kernel/roll-up.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { keyOfLabel } from '../../../../web/fields/edit/key-of-label.ts'
import type { customField } from '../../model/index.ts'

/** A field as it stands in its form; nothing is an empty text there. */
export interface Draft {
  label: string
  type: OwnType
  key: string
  linksTo: string
  /** Whether people type it, a formula computes it, or it sums up what points to its record. */
  way: 'typed' | 'formula' | 'rollUp'
  formula: string
  rollUp: RollUp | null
  shownIf: Filter | null
  wholeNumbers: boolean
  options: Option[]
  help: string
  section: string
  sensitivity: Sensitivity
  required: boolean
  noTwoAlike: boolean
  searchable: boolean
  sortable: boolean
  /** As JSON. */
  initial: string
}

/** What a form begins with: the field as it is, or a new one of text. */
export function draftOf(row: RowOf<typeof customField> | null): Draft {
  return {
    label: row?.label ?? '',
    type: (row?.type ?? 'text') as OwnType,
    key: row?.key ?? '',
    linksTo: row?.linksTo ?? 'any',
    way: row?.formula ? 'formula' : row?.rollUp ? 'rollUp' : 'typed',
    formula: row?.formula ?? '',
    rollUp: row?.rollUp ? (JSON.parse(row.rollUp) as RollUp) : null,
    shownIf: row?.shownIf ? (JSON.parse(row.shownIf) as Filter) : null,
    wholeNumbers: row?.wholeNumbers ?? false,
    options: JSON.parse(row?.options ?? '[]') as Option[],
    help: row?.help ?? '',
    section: row?.section ?? '',
    sensitivity: row?.sensitivity ?? 'internal',
    required: row?.required ?? false,
    noTwoAlike: row?.noTwoAlike ?? false,
    searchable: row?.searchable ?? false,
    sortable: row?.sortable ?? false,
    initial: row?.initial ?? '',
  }
}

/** How the key of a choice begins that is only being added. */
export const fresh = 'new:'

/** The choices with keys of their own, made of what they are called, and the one that a new record begins with. */
export function settledChoices({ options, initial }: Draft): { options: Option[]; initial: string } {
  const taken = options.map(({ key }) => key).filter((key) => !key.startsWith(fresh))
  const keys = new Map<string, string>()
  for (const { key, label } of options.filter((option) => option.key.startsWith(fresh))) {
    keys.set(key, keyOfLabel(label, taken))
    taken.push(keys.get(key)!)
  }
  const begins = initial === '' ? undefined : (JSON.parse(initial) as string)
  return {
    options: options.map((option) => ({ ...option, key: keys.get(option.key) ?? option.key })),
    initial: begins !== undefined && keys.has(begins) ? JSON.stringify(keys.get(begins)) : initial,
  }
}
