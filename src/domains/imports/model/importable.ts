import type { RecordDefinition } from '../../../kernel/record.ts'

/** Whether such records can come from a file: those with a list of their own, but for files, which are bytes themselves. */
export const isImportable = ({ hidden, all }: RecordDefinition): boolean => !hidden && !('sha256' in all)
