import { findBinaries } from '../db/index.ts'

/** By what the files of a database can be read: PostgreSQL's first number, and the kind of machine. */
export const serverKind = (): string =>
  `PostgreSQL ${findBinaries(undefined).version.split('.')[0]} on ${process.platform} ${process.arch}`
