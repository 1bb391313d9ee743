import { useQueries } from '@tanstack/react-query'
import { operation, type Condition, type Operator, type Scalar } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { isDay } from '../../kernel/time.ts'
import { recordQuery } from '../api/use-record.ts'
import { useFields } from '../api/use-fields.ts'
import { findDefinition } from '../app/registry.ts'
import { formatDay, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'

/** The field at the end of a path such as `company.industry`, and how it is called on the way. */
export function fieldAt(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  path: string,
): { field: Field; label: string } | null {
  const [name = '', ...rest] = path.split('.')
  const field = fields[name]
  if (!field) return null
  if (rest.length === 0) return { field, label: field.label }
  const target = field.to ? findDefinition(field.to) : undefined
  const inner = target ? fieldAt(target, target.all, rest.join('.')) : null
  return inner && { field: inner.field, label: `${field.label}: ${inner.label}` }
}

/** A condition as words: what, how, and with which value. */
export function useConditionWords(definition: RecordDefinition, condition: Condition) {
  const t = useWords()
  const fields = useFields(definition)
  const { operator, value } = operation(condition)
  const found = fieldAt(definition, fields, condition.field)
  const ids =
    found && isLink(found.field)
      ? [value].flat().filter((each): each is string => typeof each === 'string' && each !== 'me')
      : []
  const titles = useTitles(found?.field.to, ids)
  if (!found) return { label: condition.field, operator: '', value: String(value) }
  return {
    label: found.label,
    operator:
      operator === 'isEmpty'
        ? t(value === true ? 'filter.isEmpty' : 'filter.isNotEmpty')
        : t(operatorWord(operator, value)),
    value:
      operator === 'isEmpty'
        ? ''
        : [value]
            .flat()
            .map((each) => wordOf(found.field, each, titles))
            .join(operator === 'between' ? ' – ' : ', '),
  }
  function wordOf(field: Field, each: Scalar, known: ReadonlyMap<string, string>): string {
    if (each === 'me' && field.type === 'user') return t('filter.me')
    if (typeof each === 'boolean') return t(each ? 'fields.yes' : 'fields.no')
    if (field.options) return field.options.find(({ key }) => key === each)?.label ?? String(each)
    if (isLink(field)) return known.get(String(each)) ?? '…'
    if (typeof each === 'string' && isDay(each)) return formatDay(each)
    if (field.type === 'date' || field.type === 'dateTime')
      return t(`filter.period.${String(each)}`, { defaultValue: String(each) })
    return typeof each === 'number' ? formatNumber(each) : String(each ?? '')
  }
}

const isLink = ({ type }: Field) => type === 'link' || type === 'links' || type === 'user'
const operatorWord = (operator: Operator, value: Scalar | Scalar[]) =>
  (operator === 'in' || operator === 'notIn') && Array.isArray(value) && value.length === 1
    ? `filter.${operator === 'in' ? 'is' : 'isNot'}`
    : `filter.${operator}`

function useTitles(record: string | undefined, ids: readonly string[]): ReadonlyMap<string, string> {
  const target = record ? findDefinition(record) : undefined
  const answers = useQueries({
    queries: target ? ids.slice(0, 5).map((id) => ({ ...recordQuery(target, id), staleTime: 300_000 })) : [],
  })
  return new Map(
    answers.flatMap(({ data }) =>
      data && target
        ? [[data.data.id, String((data.data as unknown as Record<string, unknown>)[target.title] ?? '')] as const]
        : [],
    ),
  )
}
