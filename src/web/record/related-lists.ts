import type { Field } from '../../kernel/field.ts'
import type { Condition } from '../../kernel/filter.ts'
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

/** What is related to a record, from the links that point to it; parts and settings are drawn by their rooms, what was said by the timeline, but for documents, which one looks for by their name. */
export function relatedLists(record: string, definitions: readonly RecordDefinition[]): RelatedList[] {
  return definitions
    .filter((definition) => !definition.hidden && !definition.setting)
    .flatMap((definition) =>
      Object.entries(definition.all)
        .filter(([, field]) => (field.type === 'link' ? field.to === record : isAboutAny(definition, field)))
        .filter(([, { backLabel }]) => backLabel !== undefined)
        .map(([field, { type, backLabel }]) => ({
          definition,
          field,
          label: type === 'link' ? backLabel! : definition.label.many,
          filter: (id: string) => (type === 'link' ? { field, is: id } : { field, contains: id }),
        })),
    )
}
