import type { Field } from '../../kernel/field.ts'
import { isList, meaningOf, united, type Choice } from '../../kernel/merge.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { isFilled } from '../record/detail-groups.ts'

export type Side = 'one' | 'two'
/** Whose value a field keeps; of a list, what both have. */
export type Pick = Side | 'both'
export type Picks = Readonly<Record<string, Pick>>
export type Pair<T> = Readonly<Record<Side, T>>

export const otherSide = (side: Side): Side => (side === 'one' ? 'two' : 'one')

/** The fields that people decide and in which the two differ, and how many there are in which they do not. */
export function differences(
  fields: Readonly<Record<string, Field>>,
  { one, two }: Pair<Row>,
): { names: string[]; same: number } {
  const decided = Object.keys(fields).filter(
    (name) => fields[name]!.setBy === 'typed' && (isFilled(one[name]) || isFilled(two[name])),
  )
  const names = decided.filter((name) => meaning(one[name]) !== meaning(two[name]))
  return { names, same: decided.length - names.length }
}

/** What a value says, apart from the ids and order of its items. */
function meaning(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(isFilled(value) ? value : null)
  return JSON.stringify(value.map(meaningOf).sort())
}

/** Where each field begins: with the value that is there, of two with the fresher one, of two lists with both. */
export function firstPicks(
  fields: Readonly<Record<string, Field>>,
  names: readonly string[],
  { one, two }: Pair<Row>,
  setAt: (side: Side, name: string) => string,
): Record<string, Pick> {
  const pick = (name: string): Pick => {
    if (!isFilled(two[name])) return 'one'
    if (!isFilled(one[name])) return 'two'
    if (isList(fields[name]!)) return 'both'
    return setAt('two', name) > setAt('one', name) ? 'two' : 'one'
  }
  return Object.fromEntries(names.map((name) => [name, pick(name)]))
}

/** The picks as the action takes them: seen from the record that goes. */
export function keepOf(picks: Picks, stays: Side): Record<string, Choice> {
  const choice = (pick: Pick): Choice => (pick === 'both' ? 'both' : pick === stays ? 'other' : 'this')
  return Object.fromEntries(Object.entries(picks).map(([name, pick]) => [name, choice(pick)]))
}

/** The record as it will be. */
export function outcome(definition: RecordDefinition, rows: Pair<Row>, picks: Picks, stays: Side): Row {
  const into = rows[stays]
  return { ...into, ...united(definition, rows[otherSide(stays)], into, keepOf(picks, stays)) } as Row
}

/** The one that has been there longer. */
export const older = ({ one, two }: Pair<Row>): Side => ((two.createdAt ?? '') < (one.createdAt ?? '') ? 'two' : 'one')
