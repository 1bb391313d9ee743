export type { Manifest } from './manifest.ts'
export { openArchive } from './open.ts'
export { restoreArchive } from './restore.ts'
export { stateNow, writeArchive } from './write.ts'
