import { useQueries } from '@tanstack/react-query'
import { Fragment } from 'react'
import { operation, type Condition, type Filter, type Operator, type Scalar } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { isDay } from '../../kernel/time.ts'
import { recordQuery } from '../api/use-record.ts'
import { findDefinition } from '../app/registry.ts'
import { formatDay, formatKilometres, formatNumber } from '../words/format.ts'
import { useWords, words } from '../words/words.ts'
import { useFieldAt } from './field-path.ts'
import { groupOf, isGroup, type Group } from './filter-tree.ts'

/** A condition as words: what, how, and with which value. */
export function useConditionWords(definition: RecordDefinition, condition: Condition) {
  const t = useWords()
  const { operator, value } = operation(condition)
  const found = useFieldAt(definition, condition.field)
  const ids =
    found && isLink(found.field)
      ? [value].flat().filter((each): each is string => typeof each === 'string' && each !== 'me' && !isDay(each))
      : []
  const spot = spotWords(operator, value)
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
        : (spot ??
          passedWords() ??
          [value]
            .flat()
            .map((each) => wordOf(found.field, each, titles))
            .join(operator === 'between' ? ' – ' : ', ')),
  }
  /** Which value, when it was entered, and what came next. */
  function passedWords(): string | null {
    if (operator !== 'passed' || !Array.isArray(value) || !found) return null
    const [passed, from, to, ...next] = value.map((each) =>
      each === null ? t('filter.nothingYet') : wordOf(found.field, each, titles),
    )
    return t(next.length > 0 ? 'filter.passedInThen' : 'filter.passedIn', {
      value: passed,
      from,
      to,
      next: next.join(', '),
    })
  }
  function wordOf(field: Field, each: Scalar, known: ReadonlyMap<string, string>): string {
    if (each === 'me' && field.type === 'user') return t('filter.me')
    if (typeof each === 'boolean') return t(each ? 'fields.yes' : 'fields.no')
    if (field.options) return field.options.find(({ key }) => key === each)?.label ?? String(each)
    if (typeof each === 'string' && isDay(each)) return formatDay(each)
    if (isLink(field)) return known.get(String(each)) ?? '…'
    if (field.type === 'date' || field.type === 'dateTime')
      return t(`filter.period.${String(each)}`, { defaultValue: String(each) })
    return typeof each === 'number' ? formatNumber(each) : String(each ?? '')
  }
}

/** A filter of any depth as one sentence: “Industry is Retail or Owner is Me”. */
export function FilterSentence({ definition, filter }: { definition: RecordDefinition; filter: Filter }) {
  return 'field' in filter ? (
    <ConditionSentence definition={definition} condition={filter} />
  ) : (
    <GroupSentence definition={definition} group={groupOf(filter)} />
  )
}

function GroupSentence({
  definition,
  group,
  inner = false,
}: {
  definition: RecordDefinition
  group: Group
  inner?: boolean
}) {
  const t = useWords()
  const joint = ` ${t(group.joint === 'and' ? 'filter.and' : 'filter.or')} `
  const parts = group.parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && joint}
      {isGroup(part) ? (
        <GroupSentence definition={definition} group={part} inner />
      ) : (
        <ConditionSentence definition={definition} condition={part} />
      )}
    </Fragment>
  ))
  const bracketed = group.parts.length > 1 && (inner || group.joint === 'none')
  return (
    <>
      {group.joint === 'none' && `${t('filter.not')} `}
      {bracketed && '('}
      {parts}
      {bracketed && ')'}
    </>
  )
}

function ConditionSentence({ definition, condition }: { definition: RecordDefinition; condition: Condition }) {
  const { label, operator, value } = useConditionWords(definition, condition)
  return (
    <>
      {label} {operator} <b className="m">{value}</b>
    </>
  )
}

/** What lies near a spot, or inside a box of a map. */
function spotWords(operator: Operator, value: Scalar | Scalar[]): string | null {
  if (!Array.isArray(value) || (operator !== 'near' && operator !== 'inside')) return null
  const degrees = (each: Scalar) => formatNumber(Number(each), { maximumFractionDigits: 1 })
  if (operator === 'inside') return value.map(degrees).join(', ')
  return words('filter.kilometresOf', {
    distance: formatKilometres(Number(value[2])),
    spot: value.slice(0, 2).map(degrees).join(', '),
  })
}

const isLink = ({ type }: Field) => type === 'link' || type === 'links' || type === 'user'
const operatorWord = (operator: Operator, value: Scalar | Scalar[]) =>
  (operator === 'in' || operator === 'notIn') && Array.isArray(value) && value.length === 1
    ? `filter.${operator === 'in' ? 'is' : 'isNot'}`
    : `filter.${operator}`

function useTitles(record: string | undefined, ids: readonly string[]): ReadonlyMap<string, string> {
  const target = record ? findDefinition(record) : undefined
  const answers = useQueries({
    queries: target ? ids.slice(0, 10).map((id) => ({ ...recordQuery(target, id), staleTime: 300_000 })) : [],
  })
  return new Map(
    answers.flatMap(({ data }) =>
      data && target
        ? [[data.data.id, String((data.data as unknown as Record<string, unknown>)[target.title] ?? '')] as const]
        : [],
    ),
  )
}
