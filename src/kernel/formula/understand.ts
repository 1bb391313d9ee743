import type { Field, Option } from '../field.ts'
import { nearest } from '../near.ts'
import { isOwnName, keyOf, ownName } from '../own-field.ts'
import { labelOf, say, type Sentence } from '../sentence.ts'
import { isDay } from '../time.ts'
import { functionNames, functions, isSign } from './functions.ts'
import { kindOfField, type Kind } from './kind.ts'
import { parse, type Part } from './parse.ts'
import { FormulaFault } from './word.ts'

/** A part of which is known what it yields. */
export type Understood = { kind: Kind } & (
  | { is: 'number' | 'text'; value: string }
  | { is: 'truth'; value: boolean }
  | { is: 'field'; name: string; field: Field }
  | { is: 'call'; name: string; args: Understood[] }
)

/** What a formula may speak of: the fields of its record, and the choices of one, where these are to be checked. */
export interface Scope {
  fields: Readonly<Record<string, Field>>
  options?: (name: string) => readonly Option[]
}

/** A formula over the fields of one record; throws a FormulaFault that says what is wrong and where. */
export function understand(text: string, scope: Scope): Understood {
  return understood(parse(text), scope)
}

function understood(part: Part, scope: Scope): Understood {
  switch (part.is) {
    case 'number':
      return { is: 'number', kind: 'number', value: part.value }
    case 'text':
      return { is: 'text', kind: 'text', value: part.value }
    case 'truth':
      return { is: 'truth', kind: 'boolean', value: part.value }
    case 'field': {
      const name = nameIn(part, scope)
      const field = scope.fields[name]!
      return { is: 'field', kind: kindOfField(field), name, field }
    }
    case 'call':
      return calledWith(part, part.args.map((each) => understood(each, scope)), scope) // prettier-ignore
  }
}

/** `amount`, `custom.region`, or `region` alone where nothing else is called so. */
function nameIn(part: Part & { is: 'field' }, { fields }: Scope): string {
  const { value } = part
  for (const name of [value, ownName(value)]) if (Object.hasOwn(fields, name)) return name
  const first = value.split('.')[0]!
  if (Object.hasOwn(fields, first) && fields[first]!.to) throw new FormulaFault(say('“{name}” leads to another record; a formula reads the fields of its own.', { name: value }), part) // prettier-ignore
  const near = nearest(value, Object.keys(fields).flatMap((name) => (isOwnName(name) ? [name, keyOf(name)] : [name]))) // prettier-ignore
  throw new FormulaFault(unknown(value, near), part)
}

const unknown = (name: string, near: string | undefined): Sentence =>
  near === undefined
    ? say('There is no field “{name}”. A text stands in quotation marks.', { name })
    : say('There is no field “{name}”; perhaps “{near}” is meant.', { name, near })

function calledWith(part: Part & { is: 'call' }, args: Understood[], scope: Scope): Understood {
  const { name } = part
  const rule = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!rule) throw new FormulaFault(noFunction(name), part)
  const kind = rule(args.map((each) => each.kind))
  if (!kind) throw new FormulaFault(misfit(name, args), part)
  const [first, second] = args
  if (name === 'date' && !(first?.is === 'text' && isDay(first.value)))
    throw new FormulaFault(say('A day is written date("2026-01-31").'), part)
  if (name === 'round' && second && !(second.is === 'number' && /^\d$/.test(second.value)))
    throw new FormulaFault(say('How many digits round leaves is one whole number, 0 to 9.'), part)
  checkChoices(part, args, scope)
  return { is: 'call', kind, name, args }
}

function noFunction(name: string): Sentence {
  const near = nearest(name, functionNames)
  return near === undefined
    ? say('There is no function “{name}”; there are {known}.', { name, known: functionNames })
    : say('There is no function “{name}”; perhaps “{near}” is meant.', { name, near })
}

const kindNames: Record<Kind, Sentence> = {
  number: say('a number'),
  text: say('a text'),
  date: say('a day'),
  boolean: say('yes or no'),
  money: say('an amount of money'),
  choice: say('a choice'),
  other: say('a value that formulas cannot reckon with'),
}

function misfit(name: string, args: readonly Understood[]): Sentence {
  const kinds = args.map(({ kind }) => kindNames[kind])
  if (kinds.length === 0) return say('“{name}” needs a value in its brackets.', { name })
  return isSign(name)
    ? say('“{sign}” cannot join these: {kinds}.', { sign: name === 'negative' ? '-' : name === 'share' ? '%' : name, kinds }) // prettier-ignore
    : say('“{name}” cannot be given these: {kinds}.', { name, kinds })
}

/** What a choice is compared with is one of its own keys. */
function checkChoices(part: Part & { is: 'call' }, args: readonly Understood[], { options }: Scope): void {
  const choice = args.find((each) => each.is === 'field' && each.kind === 'choice')
  if (!options || choice?.is !== 'field' || (part.name !== '=' && part.name !== '<>')) return
  const keys = options(choice.name).map(({ key }) => key)
  const wrong = args.find((each) => each.is === 'text' && !keys.includes(each.value))
  if (wrong?.is !== 'text') return
  const asked = { field: labelOf(choice.field), key: wrong.value, known: keys.slice(0, 8) }
  throw new FormulaFault(say('{field} has no choice “{key}”; it has {known}.', asked), part)
}

/** What a kind is called within a sentence. */
export const sayKind = (kind: Kind): Sentence => kindNames[kind]

/** The fields that a formula reads itself. */
export function fieldsRead(part: Understood): Set<string> {
  if (part.is === 'field') return new Set([part.name])
  return part.is === 'call' ? new Set(part.args.flatMap((each) => [...fieldsRead(each)])) : new Set()
}
