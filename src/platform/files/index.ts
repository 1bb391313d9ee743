import path from 'node:path'
import { diskStore } from './disk-store.ts'
import type { FileStore } from './store.ts'

export { downloadHeaders } from './download-headers.ts'
export { largestFile, type FileStore, type Kept } from './store.ts'
export { wholeFile } from './whole-file.ts'
export { fileJobs, sweepFiles } from './sweep.ts'

/** The store in a data directory. */
export const openFileStore = (data: string): FileStore => diskStore(path.join(data, 'files'))
