import type { Option } from '../../../kernel/field.ts'

/** How a call can end, in the order of the keys that say so. */
export const outcomes = [
  { key: 'reached', label: 'Reached', color: 'green' },
  { key: 'noAnswer', label: 'No answer', color: 'amber' },
  { key: 'voicemail', label: 'Voicemail', color: 'amber' },
  { key: 'wrongNumber', label: 'Wrong number', color: 'red' },
  { key: 'callBack', label: 'Call back', color: 'blue' },
  { key: 'notInterested', label: 'Not interested', color: 'gray' },
  { key: 'doNotCall', label: 'Do not call', color: 'red' },
] as const satisfies readonly Option[]

export type Outcome = (typeof outcomes)[number]['key']

/** Why somebody may not be reached. */
export const hindrances = [
  { key: 'noNumber', label: 'No number' },
  { key: 'noAddress', label: 'No e-mail address' },
  { key: 'neverAsked', label: 'Never asked whether they may be called' },
  { key: 'objected', label: 'Does not want to be called' },
  { key: 'restricted', label: 'Restricted' },
  { key: 'erased', label: 'Erased' },
] as const satisfies readonly Option[]

export type Hindrance = (typeof hindrances)[number]['key']
