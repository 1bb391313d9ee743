export { rollUpFaults, rollUpsOver } from './check.ts'
export { noteAll, sumUpSoon } from './due.ts'
export { rollUpsReader } from './reader.ts'
export { sumUpAll, sumUpDue, tellOfDerived } from './sum-up.ts'
