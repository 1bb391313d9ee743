import { useEffect, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RecordAnswer, Row } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { useRecord } from '../api/use-record.ts'
import { cellOf, definitionOf, listUiOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { firstColumns } from '../list/columns.ts'
import { isFilled } from '../record/detail-groups.ts'
import type { RecordItem } from './items.ts'
import { ItemMark } from './item-mark.tsx'
import styles from './palette.module.css'

/** Milliseconds on a line after which somebody seems to look at it. */
const resting = 120

/** Beside the results: the marked record, with what its list says of it. */
export default function Preview({ item }: { item: RecordItem }) {
  const shown = useRested(item)
  return (
    <>
      <p className={styles.previewed}>
        <ItemMark item={item} />
        <b className="cut">{item.title}</b>
      </p>
      <p className="meta t2">{definitionOf(item.record).label.one}</p>
      {shown?.key === item.key && <Facts key={item.key} definition={definitionOf(item.record)} id={item.id} />}
    </>
  )
}

function Facts({ definition, id }: { definition: RecordDefinition; id: string }) {
  const { data } = useRecord(definition, id)
  return data ? <FactList definition={definition} answer={data} /> : <SkeletonLines count={5} />
}

function FactList({ definition, answer }: { definition: RecordDefinition; answer: RecordAnswer }) {
  const fields = useFields(definition)
  const row = answer.data as Row
  const linked = answer.linked ?? {}
  const names = listUiOf(definition.name).columns ?? firstColumns(definition, fields)
  const told = names.filter((name) => name !== definition.title && fields[name] && isFilled(row[name]))
  return (
    <dl className={styles.facts}>
      {told.map((name) => {
        const field = fields[name]!
        const Own = cellOf(definition.name, name)
        const value = row[name]
        return (
          <div key={name}>
            <dt className="meta t2">{field.label}</dt>
            <dd className="cut">
              {Own ? <Own {...{ field, value, row, linked }} /> : <FieldValue {...{ field, value, linked }} />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What has stood still for a moment: who only passes by reads nothing. */
function useRested<T>(value: T): T | undefined {
  const [rested, setRested] = useState<T>()
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), resting)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
