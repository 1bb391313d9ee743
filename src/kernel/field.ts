import type { Filter } from './filter.ts'
import type { RecordDefinition } from './record.ts'
import type { Retyped } from './retype/retyped.ts'
import type { RollUp } from './roll-up.ts'

/** What a value may be. A field is described once, as a value; server, browser, API and search all read it. */

/** Who the value concerns: `secret` values are shown to owners and admins only, `personal` ones are erasable. */
export type Sensitivity = 'public' | 'internal' | 'personal' | 'secret'

/**
 * How a value comes to change: `typed` by anyone who may edit, `action` given at creation and afterwards only by a
 * named action, `derived` computed by Farley (no version, no ledger line), `system` kept by the engine itself.
 */
export type SetBy = 'typed' | 'action' | 'derived' | 'system'

export interface FieldOptions {
  label: string
  help?: string
  sensitivity?: Sensitivity
  /** Its text goes into the search row. */
  searchable?: boolean
  /** Lists may be ordered by it; it has an index. */
  sortable?: boolean
  /** Must not be empty. */
  required?: boolean
  /** No two records outside the bin may share it. */
  unique?: boolean
  /** Its periods are kept, so that filters and reports as of a date can use it. */
  tracked?: boolean
  setBy?: SetBy
}

export type Color = 'gray' | 'blue' | 'green' | 'amber' | 'red' | 'violet' | 'teal' | 'pink'

export interface Option<Key extends string = string> {
  key: Key
  label: string
  color?: Color
  archived?: boolean
}

export interface Money {
  /** Decimal digits with a dot, at most four after it: "1200.00". */
  amount: string
  /** ISO 4217. */
  currency: string
}

/** One of several e-mail addresses or phone numbers of a record. */
export interface Contact {
  id: string
  /** As it was typed. */
  value: string
  /** Lower-case address, or E.164; null while the number is not understood. */
  normal: string | null
  label: string | null
  primary: boolean
  valid: boolean | null
  verifiedOn: string | null
  endedOn: string | null
}

export interface Address {
  id: string
  label: string | null
  primary: boolean
  street: string | null
  postalCode: string | null
  city: string | null
  region: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  latitude: number | null
  longitude: number | null
}

export interface Handle {
  id: string
  network: string
  value: string
}

/** The shapes of values by field type, as the API carries them. */
export interface Values {
  text: string
  longText: string
  number: number
  money: Money
  percent: number
  /** YYYY-MM-DD; never shifts with the time zone. */
  date: string
  /** RFC 3339, UTC. */
  dateTime: string
  boolean: boolean
  choice: string
  choices: string[]
  emails: Contact[]
  phones: Contact[]
  url: string
  addresses: Address[]
  handles: Handle[]
  /** The id of another record. */
  link: string
  links: string[]
  /** The id of a user: the person in charge. */
  user: string
  /** The id of a file. */
  file: string
}
export type FieldType = keyof Values

/** Whether a value must be said at creation; `kept` is never empty either, but begins with something. */
export type Required = boolean | 'kept'

export interface Field<Value = unknown, Needed extends Required = Required> extends FieldOptions {
  readonly type: FieldType
  /** Where the words of other languages stand for it: `deal.fields.amount`; its record says it. */
  readonly path?: string
  readonly sensitivity: Sensitivity
  readonly setBy: SetBy
  /** Longest text, in characters. */
  readonly max?: number
  /** Whole numbers only. */
  readonly integer?: boolean
  /** What it counts: a length of time may be typed in hours, too. */
  readonly unit?: 'minutes'
  /** Smallest and largest number. */
  readonly range?: readonly [number, number]
  /** The choices Farley ships; a workspace may add to them unless they are `fixed`. */
  readonly options?: readonly Option[]
  readonly fixed?: boolean
  /** The record a link points to, or `any`. */
  readonly to?: string
  /** What a link's target shows among its related lists: "Deals". */
  readonly backLabel?: string
  readonly initial?: unknown
  /** Of a company's own: the heading under which it stands. */
  readonly section?: string
  /** Of a company's own: what it is computed by, at each read; such a field is never typed. */
  readonly formula?: string
  /** Of a company's own: what it sums up of the records that point here, which a registry finds at `source`. */
  readonly rollUp?: RollUp & { readonly source?: () => RecordDefinition | undefined }
  /** Of a company's own: what must hold of a record for it to be shown while it is empty. */
  readonly shownIf?: Filter
  /** Of a company's own: how its type was changed since it was made, the oldest first. */
  readonly retyped?: readonly Retyped[]
  /** Of a company's own: the generated name of its column. */
  readonly column?: string
  /** Carries the type only; never set. */
  readonly _value?: Value
  readonly _needed?: Needed
}

type NeededIn<O> = O extends { required: true } ? (O extends { initial: unknown } ? 'kept' : true) : false
type Of<T extends FieldType, O> = Field<Values[T], NeededIn<O>>
type TextOptions = FieldOptions & { max?: number; initial?: string }
type NumberOptions = FieldOptions & {
  unit?: 'minutes'
  integer?: boolean
  range?: readonly [number, number]
  initial?: number
}
type ChoiceOptions<K extends string> = FieldOptions & { options: readonly Option<K>[]; fixed?: boolean; initial?: K }

function field<T extends FieldType, O extends FieldOptions>(type: T, options: O): Of<T, O> {
  return { sensitivity: 'internal', setBy: 'typed', ...options, type } as unknown as Of<T, O>
}

/** Makers of fields: `f.text({ label: 'Name', required: true })`. */
export const f = {
  text: <const O extends TextOptions>(options: O) => field('text', { max: 500, ...options }),
  longText: <const O extends TextOptions>(options: O) => field('longText', { max: 50_000, ...options }),
  number: <const O extends NumberOptions>(options: O) => field('number', options),
  money: <const O extends FieldOptions>(options: O) => field('money', options),
  /** A share of a hundred: 25 is a quarter. */
  percent: <const O extends NumberOptions>(options: O) => field('percent', { range: [0, 100] as const, ...options }),
  date: <const O extends FieldOptions>(options: O) => field('date', options),
  dateTime: <const O extends FieldOptions>(options: O) => field('dateTime', options),
  boolean: <const O extends FieldOptions & { initial?: boolean }>(options: O) => field('boolean', options),
  choice: <const K extends string, const O extends ChoiceOptions<K>>(options: O) =>
    field('choice', options) as O extends { fixed: true }
      ? Field<O['options'][number]['key'], NeededIn<O>>
      : Of<'choice', O>,
  choices: <const O extends ChoiceOptions<string>>(options: O) => field('choices', options),
  emails: <const O extends FieldOptions>(options: O) =>
    field('emails', { sensitivity: 'personal', searchable: true, ...options }),
  phones: <const O extends FieldOptions>(options: O) =>
    field('phones', { sensitivity: 'personal', searchable: true, ...options }),
  url: <const O extends FieldOptions>(options: O) => field('url', { max: 2000, ...options }),
  addresses: <const O extends FieldOptions>(options: O) => field('addresses', { sensitivity: 'personal', ...options }),
  handles: <const O extends FieldOptions>(options: O) => field('handles', { sensitivity: 'personal', ...options }),
  link: <const O extends FieldOptions & { to: string; backLabel?: string }>(options: O) => field('link', options),
  links: <const O extends FieldOptions & { to: string; backLabel?: string }>(options: O) => field('links', options),
  user: <const O extends FieldOptions>(options: O) => field('user', { to: 'user', ...options }),
  file: <const O extends FieldOptions>(options: O) => field('file', { to: 'file', ...options }),
  /** What an action asks for as a field of its record is given: under its name, with its choices. */
  like: <Value, const O extends { required?: boolean; help?: string }>({ help: _, ...kin }: Field<Value>, options: O) =>
    ({ ...kin, setBy: 'typed', required: false, ...options }) as unknown as Field<Value, NeededIn<O>>,
}

export type Fields = Readonly<Record<string, Field>>
export type ValueOf<F> = F extends Field<infer V, Required> ? V : never
type Names<F extends Fields, Needed extends Required> = {
  [K in keyof F]: F[K] extends Field<unknown, infer N> ? (N extends Needed ? K : never) : never
}[keyof F]

/** A record's values as they are read: empty is null, a required value never is. */
export type RowValues<F extends Fields> = {
  [K in keyof F]: K extends Names<F, true | 'kept'> ? ValueOf<F[K]> : ValueOf<F[K]> | null
}
/** What a patch may say: null empties. */
export type PatchValues<F extends Fields> = { [K in keyof F]?: ValueOf<F[K]> | null }
/** What a creation must and may say. */
export type CreateValues<F extends Fields> = { [K in Names<F, true>]: ValueOf<F[K]> } & PatchValues<F>
/** What an action is given: what it needs, and perhaps what it does not. */
export type GivenValues<F extends Fields> = { [K in Names<F, true>]: ValueOf<F[K]> } & {
  [K in Names<F, false>]?: ValueOf<F[K]> | undefined
}

/** Whether a value counts as none. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
