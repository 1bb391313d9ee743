export { retype, retypedAmong, retypedAside, type RetypePoint } from './retype.ts'
export { fittingOf, guessOf, leftOutOf } from './preview.ts'
