export { placeOf, type Accuracy, type Place } from './place.ts'
export { addressFields, placeRows, placeRowsOfNew } from './place-rows.ts'
export { placeJobs, placeOld } from './place-old.ts'
