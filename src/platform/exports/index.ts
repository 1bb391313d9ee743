export { exportJobs, exportRequest, startExport } from './export.ts'
export { archiveKind, exportedFile, keep } from './kept.ts'
export { recordRequest, startRecordExport } from './record.ts'
export { lineOf } from './cell.ts'
