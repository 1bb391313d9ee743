import type { ReactNode } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { formatAgo } from '../words/format.ts'
import styles from './record-head.module.css'

/** One of the few numbers under a record's name: its label, its value, and a word about it. */
export function Fact({ label, children, beside }: { label: string; children: ReactNode; beside?: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {children}
        {beside && <span className={styles.beside}>{beside}</span>}
      </span>
    </div>
  )
}

/** A field's value as a fact: of a moment, how long ago it was. */
export function FactValue({ field, value, linked }: { field: Field; value: unknown; linked: Linked }) {
  if (field.type === 'dateTime' && typeof value === 'string') return <time dateTime={value}>{formatAgo(value)}</time>
  return <FieldValue field={field} value={value} linked={linked} full />
}
