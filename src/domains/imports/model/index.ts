import type { Model } from '../../../kernel/model.ts'

export { columnEvidence, type ColumnProfile } from './file/column.ts'
export { delimiters, detectDelimiter, type Delimiter } from './file/delimiter.ts'
export { encodingEvidence, encodings, type Encoding, type EncodingVerdict } from './file/encoding.ts'
export { columnNames, detectHeader } from './file/header.ts'
export { changesSchema, formatSchema, missingWays, optionsSchema } from './mapping/options.ts'
export type { Format, ImportChanges, ImportOptions, MissingWay } from './mapping/options.ts'
export { presetOf, suggestMapping, suggestTemplate, type Suggestion } from './mapping/suggest.ts'
export { targetOf, targetsOf, type Target } from './mapping/target.ts'
export { presets } from './presets/index.ts'
export type { Problem } from './rows/problem.ts'
export { noonOf, type CellReader } from './rows/cell.ts'
export { rowReader, type ReadRow } from './rows/reader.ts'
export { unknownNames } from './rows/template.ts'
export { choiceFinder, keyFor } from './values/choices.ts'
export { dateOrders, type DateOrder } from './values/dates.ts'
export { fold, squeeze } from './values/fold.ts'
export { nearest } from './values/near.ts'

/** Describes no record of its own: it fills those of others. */
export const model: Model = { room: 'imports', records: [], actions: [] }
