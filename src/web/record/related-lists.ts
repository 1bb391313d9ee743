import type { RecordDefinition } from '../../kernel/record.ts'

/** A list of records that point here: the deals of a company. */
export interface RelatedList {
  definition: RecordDefinition
  /** The link that points here. */
  field: string
  label: string
}

/** What is related to a record, from the links that point to it; parts and settings are drawn by their rooms. */
export function relatedLists(record: string, definitions: readonly RecordDefinition[]): RelatedList[] {
  return definitions
    .filter((definition) => !definition.hidden && !definition.setting)
    .flatMap((definition) =>
      Object.entries(definition.all)
        .filter(([, field]) => field.type === 'link' && field.to === record && field.backLabel !== undefined)
        .map(([field, { backLabel }]) => ({ definition, field, label: backLabel! })),
    )
}
