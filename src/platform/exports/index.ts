export { exportJobs, exportRequest, startExport } from './export.ts'
<<<<<<< HEAD
export { archiveKind, exportedFile, keep } from './kept.ts'
=======
export { exportedFile, removeAllKept } from './kept.ts'
>>>>>>> f031766 (erasure: what identifies somebody goes for good, from every place, and comes back with no backup; what is held stays)
export { recordRequest, startRecordExport } from './record.ts'
export { lineOf } from './cell.ts'
