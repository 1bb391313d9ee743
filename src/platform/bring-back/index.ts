import { isArchive } from '../archive/index.ts'
import type { Kept } from './kept.ts'
import { openKeptArchive } from './kept-archive.ts'
import { openKeptBackup } from './kept-backup.ts'

export { bringBack, type BringBackRequest } from './bring-back.ts'
export { findThen, type Found } from './find-then.ts'

/** Opens a backup or an archive, so that single records come back from it; `keyFile` opens a sealed one. */
export const openKept = async (path: string, keyFile: string): Promise<Kept> =>
  (await isArchive(path)) ? openKeptArchive(path) : openKeptBackup(path, keyFile)
