import { useState } from 'react'
import type { Operator, Scalar } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import { isDay } from '../../kernel/time.ts'
import type { Row } from '../api/answers.ts'
import { useRows } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'
import { Checkbox } from '../kit/checkbox.tsx'
import { useWords } from '../words/words.ts'
import styles from './filter-editor.module.css'

interface Props {
  field: Field
  operator: Operator
  value: Scalar | Scalar[]
  onChange: (value: Scalar | Scalar[]) => void
}
const periods = [
  'today', 'yesterday', 'tomorrow', 'thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth', 'nextMonth', 'thisQuarter',
  'lastQuarter', 'nextQuarter', 'thisYear', 'lastYear', 'nextYear',
] as const // prettier-ignore
const points = ['today', '-7d', '-30d', '-90d', '+7d', '+30d', '+90d'] as const

/** The value of a condition, entered as its field asks. */
export function FilterValue({ field, operator, value, onChange }: Props) {
  if (operator === 'in' || operator === 'notIn')
    return <SetValue field={field} chosen={value as Scalar[]} onChange={onChange} />
  if (operator === 'within') return <Period value={String(value)} onChange={onChange} />
  if (field.type === 'boolean') return <YesOrNo field={field} value={value === true} onChange={onChange} />
  if (field.type === 'date' || field.type === 'dateTime')
    return <Day value={String(value ?? '')} onChange={onChange} field={field} />
  if (operator === 'between') return <Between field={field} value={value as Scalar[]} onChange={onChange} />
  const isNumber = ['number', 'money', 'percent'].includes(field.type)
  return (
    <input
      className={styles.input}
      type={isNumber ? 'number' : 'text'}
      step="any"
      aria-label={field.label}
      value={value === null ? '' : String(value)}
      data-autofocus
      autoFocus
      onChange={(event) => onChange(isNumber ? numberOf(event.target.value) : event.target.value)}
    />
  )
}

const numberOf = (text: string) => (text === '' ? '' : Number(text))

function Between({ field, value, onChange }: Pick<Props, 'field' | 'onChange'> & { value: Scalar[] }) {
  const t = useWords()
  const set = (index: number, text: string) => onChange(value.map((each, at) => (at === index ? numberOf(text) : each)))
  return (
    <div className={styles.two}>
      {(['filter.from', 'filter.to'] as const).map((label, index) => (
        <input
          key={label}
          className={styles.input}
          type="number"
          step="any"
          aria-label={`${field.label}: ${t(label)}`}
          placeholder={t(label)}
          value={value[index] === null ? '' : String(value[index])}
          onChange={(event) => set(index, event.target.value)}
        />
      ))}
    </div>
  )
}

function YesOrNo({ field, value, onChange }: Pick<Props, 'field' | 'onChange'> & { value: boolean }) {
  const t = useWords()
  return (
    <select
      className={styles.select}
      aria-label={field.label}
      value={String(value)}
      onChange={(event) => onChange(event.target.value === 'true')}
    >
      <option value="true">{t('fields.yes')}</option>
      <option value="false">{t('fields.no')}</option>
    </select>
  )
}

function Period({ value, onChange }: { value: string; onChange: Props['onChange'] }) {
  const t = useWords()
  return (
    <select
      className={styles.select}
      aria-label={t('filter.within')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {periods.map((period) => (
        <option key={period} value={period}>
          {t(`filter.period.${period}`)}
        </option>
      ))}
    </select>
  )
}

function Day({ field, value, onChange }: Pick<Props, 'field' | 'onChange'> & { value: string }) {
  const t = useWords()
  const isFixed = value === '' || isDay(value)
  return (
    <>
      <select
        className={styles.select}
        aria-label={field.label}
        value={isFixed ? 'day' : value}
        onChange={(event) => onChange(event.target.value === 'day' ? '' : event.target.value)}
      >
        <option value="day">{t('filter.aDay')}</option>
        {points.map((point) => (
          <option key={point} value={point}>
            {t(`filter.period.${point}`)}
          </option>
        ))}
      </select>
      {isFixed && (
        <input
          className={styles.input}
          type="date"
          aria-label={t('filter.aDay')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  )
}

function SetValue({ field, chosen, onChange }: { field: Field; chosen: Scalar[]; onChange: Props['onChange'] }) {
  const [text, setText] = useState('')
  const t = useWords()
  const options = useOptions(field, text)
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key])
  return (
    <>
      {(options.length > 8 || text !== '' || !field.options) && (
        <input
          className={styles.input}
          aria-label={t('filter.find')}
          placeholder={t('filter.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className={styles.options} role="group" aria-label={field.label}>
        {options.map(({ key, label }) => (
          <label key={key} className={styles.option}>
            <Checkbox label={label} checked={chosen.includes(key)} onChange={() => toggle(key)} />
            <span className="cut">{label}</span>
          </label>
        ))}
      </div>
    </>
  )
}

function useOptions(field: Field, text: string): { key: string; label: string }[] {
  const t = useWords()
  const target = field.to ? findDefinition(field.to) : undefined
  const q = text.trim()
  const fallback = findDefinition('user')!
  const { data } = useRows(
    target ?? fallback,
    { limit: 30, ...(q && target && !target.setting && { q }), ...(target?.sort && !q && { sort: target.sort }) },
    target !== undefined,
  )
  const wanted = (label: string) => label.toLocaleLowerCase().includes(q.toLocaleLowerCase())
  if (field.options)
    return field.options
      .filter((option) => !option.archived && wanted(option.label))
      .map(({ key, label }) => ({ key, label }))
  if (!target) return []
  const rows = ((data?.data ?? []) as Row[]).map((row) => ({ key: row.id, label: String(row[target.title] ?? '') }))
  const found = target.setting ? rows.filter(({ label }) => wanted(label)) : rows
  return field.type === 'user' && wanted(t('filter.me')) ? [{ key: 'me', label: t('filter.me') }, ...found] : found
}
