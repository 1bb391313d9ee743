export { convert, type Converted } from './convert.ts'
export { keptDays, kindOf, type Becoming, type How, type Kind, type Retyped } from './retyped.ts'
export { waysFrom } from './ways.ts'
