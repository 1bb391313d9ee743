export { exportedFile, exportJobs, exportRequest, startExport, type ExportRequest } from './export.ts'
export { cellOf, lineOf } from './cell.ts'
