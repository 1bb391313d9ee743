export { erasePerson, previewErasure, type Report } from './erase-person.ts'
export { eraseAgain, eraseBehind, eraseNow, erasureJobs } from './erase.ts'
export { listErasures, noteErasure, erasureOf, type Erasure } from './erasures.ts'
export { isPerson, partsOf, personalFields, staysAsNumber } from './personal.ts'
