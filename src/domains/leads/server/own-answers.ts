import type { Field } from '../../../kernel/field.ts'
import { isOwnName } from '../../../kernel/own-field.ts'
import { Refusal, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { checkValues } from '../../../platform/records/check.ts'
import { person } from '../../people/model/index.ts'
import { canAsk, ownAsksIn, type OwnAsk } from '../model/index.ts'
import type { Form } from './answers.ts'

/** A field of the company's own as a form asks for it. */
export interface OwnQuestion extends OwnAsk {
  described: Field
}

/** What somebody said to such a question: as a value, and in words. */
export interface OwnAnswer {
  question: OwnQuestion
  value: unknown
  text: string
}

/** Which fields of its own a company asks for in a form; what is gone or may not be asked any more is left out. */
export function ownQuestions({ registry }: Pick<Ctx, 'registry'>, { ownAsks }: Pick<Form, 'ownAsks'>): OwnQuestion[] {
  const { all } = registry.own(person)
  return ownAsksIn(ownAsks).flatMap((ask) => {
    const described = isOwnName(ask.field) ? all[ask.field] : undefined
    return described && canAsk(described) ? [{ ...ask, described }] : []
  })
}

/** Reads what was said to them; what the field does not take is said by its name. */
export function readOwnAnswers(ctx: Ctx, questions: readonly OwnQuestion[], said: Readonly<Record<string, string>>) {
  const answers: OwnAnswer[] = []
  const faults: FieldFault[] = []
  for (const question of questions) {
    const text = (said[question.field] ?? '').replaceAll('\0', '').trim()
    const field = labelOf(question.described)
    const value = text === '' ? undefined : valueOf(ctx, question, text)
    if (value === null) faults.push({ field: question.field, ...say('{field}: this does not look right.', { field }) })
    else if (value !== undefined) answers.push({ question, value, text: wordsOf(question.described, text) })
    else if (question.needed) faults.push({ field: question.field, ...say('{field} must not be empty.', { field }) })
  }
  return { answers, faults }
}

/** Null for what is no value of the field. */
function valueOf(ctx: Ctx, { field, described }: OwnQuestion, text: string): unknown {
  const given = typed(described, text)
  try {
    return given === null ? null : checkValues(ctx, ctx.registry.own(person), { [field]: given })[field]
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}

/** What was typed, as a value of its kind. */
function typed({ type, options }: Field, text: string): unknown {
  if (type === 'boolean') return text === 'yes' ? true : null
  if (type === 'choice') return options?.some(({ key, archived }) => key === text && !archived) ? text : null
  if (type !== 'number' && type !== 'percent') return text
  return /^-?\d{1,15}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null
}

const wordsOf = ({ type, options }: Field, text: string): string =>
  type === 'choice' ? (options?.find(({ key }) => key === text)?.label ?? text) : type === 'boolean' ? '✓' : text
