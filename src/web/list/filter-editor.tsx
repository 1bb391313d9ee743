import { useState } from 'react'
import { operation, type Condition, type Operator, type Scalar } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { conditionWith } from './chips.ts'
import { useFieldAt } from './field-path.ts'
import { FieldPicker } from './field-picker.tsx'
import styles from './filter-editor.module.css'
import { FilterValue } from './filter-value.tsx'
import { firstValue, isComplete, operatorsOf } from './operators.ts'

interface Props {
  definition: RecordDefinition
  condition?: Condition
  onChange: (condition: Condition) => void
  /** Goes over to a group of conditions, where that is offered. */
  onGroup?: () => void
  onClose: () => void
}

/** One condition: which field, how, and which value; it applies as soon as it says enough. */
export function FilterEditor({ definition, condition, onChange, onGroup, onClose }: Props) {
  const t = useWords()
  const [path, setPath] = useState(condition?.field ?? null)
  const found = useFieldAt(definition, path ?? '')
  if (!path || !found) {
    return (
      <FieldPicker definition={definition} onPick={setPath} label={t('filter.byWhat')}>
        {onGroup && (
          <Button kind="quiet" size={24} icon="plus" onClick={onGroup}>
            {t('filter.addGroup')}
          </Button>
        )}
      </FieldPicker>
    )
  }
  return (
    <ConditionForm
      field={found.field}
      label={found.label}
      path={path}
      condition={condition}
      onChange={onChange}
      onClose={onClose}
    />
  )
}

interface FormProps {
  field: Field
  label: string
  path: string
  condition: Condition | undefined
  onChange: (condition: Condition) => void
  onClose: () => void
}

function ConditionForm({ field, label, path, condition, onChange, onClose }: FormProps) {
  const t = useWords()
  const given = condition ? operation(condition) : null
  // What is said elsewhere, by a map or a funnel, is not edited here but replaced.
  const begun = given && operatorsOf(field).includes(given.operator) ? given : null
  const [operator, setOperator] = useState<Operator>(begun?.operator ?? operatorsOf(field)[0]!)
  const [value, setValue] = useState<Scalar | Scalar[]>(begun?.value ?? firstValue(field, operator))
  const complete = isComplete(conditionWith(path, operator, value), operator, value)
  const apply = () => {
    if (complete) onChange(conditionWith(path, operator, value))
    onClose()
  }
  const choose = (next: Operator) => {
    const isSet = (each: Operator) => each === 'in' || each === 'notIn'
    setOperator(next)
    if (!(isSet(next) && isSet(operator))) setValue(firstValue(field, next))
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <div className={styles.head}>
        <b>{label}</b>
        <select
          autoFocus={!condition}
          className={styles.select}
          aria-label={t('filter.how')}
          value={operator}
          onChange={(event) => choose(event.target.value as Operator)}
        >
          {operatorsOf(field).map((name) => (
            <option key={name} value={name}>
              {t(`filter.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {operator === 'isEmpty' ? (
        <select
          className={styles.select}
          aria-label={label}
          value={String(value)}
          onChange={(event) => setValue(event.target.value === 'true')}
        >
          <option value="true">{t('filter.isEmpty')}</option>
          <option value="false">{t('filter.isNotEmpty')}</option>
        </select>
      ) : (
        <FilterValue field={field} operator={operator} value={value} onChange={setValue} />
      )}
      <div className={styles.foot}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={!complete}>
          {t('filter.apply')}
        </Button>
      </div>
    </form>
  )
}
