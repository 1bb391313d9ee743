export { exportJobs, exportRequest, startExport } from './export.ts'
export { archiveKind, exportedFile, keep, removeAllKept } from './kept.ts'
export { recordRequest, startRecordExport } from './record.ts'
export { lineOf } from './cell.ts'
