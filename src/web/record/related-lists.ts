import type { Field } from '../../kernel/field.ts'
import type { Condition } from '../../kernel/filter.ts'
import { isOwnName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** A list of records that point here: the deals of a company. */
export interface RelatedList {
  definition: RecordDefinition
  /** The link that points here. */
  field: string
  label: string
  /** What the list holds of the record with this id. */
  filter: (id: string) => Condition
}

/** A document lies with whatever it is about. */
const isAboutAny = (definition: RecordDefinition, field: Field) =>
  definition.fields.sha256 !== undefined && field.type === 'links' && field.to === 'any'

/** Records that point here by a field of the company's own; by which one is said where several do. */
function ownLabel({ label, all }: RecordDefinition, record: string, by: string): string {
  const ways = Object.entries(all).filter(([name, field]) => isOwnName(name) && field.to === record)
  return ways.length > 1 ? `${label.many} · ${by}` : label.many
}

/** What is related to a record, from the links that point to it; parts and settings are drawn by their rooms, what was said by the timeline, but for documents, which one looks for by their name. */
export function relatedLists(record: string, definitions: readonly RecordDefinition[]): RelatedList[] {
  return definitions
    .filter((definition) => !definition.hidden && !definition.setting)
    .flatMap((definition) =>
      Object.entries(definition.all)
        .filter(([name, field]) => field.to === record || (!isOwnName(name) && isAboutAny(definition, field)))
        .filter(([name, { backLabel }]) => backLabel !== undefined || isOwnName(name))
        .map(([field, { type, to, label, backLabel }]) => ({
          definition,
          field,
          label: isOwnName(field)
            ? ownLabel(definition, record, label)
            : to === record
              ? backLabel!
              : definition.label.many,
          filter: (id: string) => (type === 'link' ? { field, is: id } : { field, contains: id }),
        })),
    )
}
