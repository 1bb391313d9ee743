import { useEffect, useRef } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { dealPerson } from '../../model/index.ts'
import { isBeneath } from './chart.ts'
import type { Stakeholder } from './stakeholder.ts'
import styles from './stakeholders.module.css'

interface Props {
  each: Stakeholder
  people: readonly Stakeholder[]
  may: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onSave: (patch: object) => void
}

/** Somebody in a deal in words; opened, what is said of them is changed. */
export function PersonLine({ each, people, may, open, onOpen, onSave }: Props) {
  const t = useWords()
  const names = new Map(people.map(({ row, name }) => [row.id, name]))
  const above = names.get(each.row.reportsTo ?? '')
  const influenced = (each.row.influences ?? []).flatMap((id) => names.get(id) ?? [])
  const told = [
    each.role,
    each.stance,
    above && t('deals.map.reports', { name: above }),
    influenced.length > 0 && t('deals.map.influences', { names: formatList(influenced) }),
  ].filter(Boolean)
  return (
    <li className={styles.person}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={may ? open : undefined}
        disabled={!may}
        onClick={() => onOpen(!open)}
      >
        <b>{each.name}</b>
        <small>{told.join(' · ')}</small>
      </button>
      {open && may && <PersonForm {...{ each, people, onSave }} />}
    </li>
  )
}

function PersonForm({ each, people, onSave }: Pick<Props, 'each' | 'people' | 'onSave'>) {
  const into = useComeTo()
  const t = useWords()
  const { role, stance, reportsTo, influences } = useFields(dealPerson)
  const { row, name } = each
  const none = { value: '', label: t('deals.map.unsaid') }
  const others = people.filter((other) => other !== each)
  const rows = people.map((other) => other.row)
  // Whoever reports to them cannot be whom they report to.
  const above = others.filter((other) => !isBeneath(rows, other.row.id, row.id))
  const own = row.influences ?? []
  const choice = (field: Field | undefined, key: 'role' | 'stance') =>
    field && (
      <SelectField
        label={field.label}
        value={row[key] ?? ''}
        options={[none, ...optionsOf(field)]}
        onChange={(value) => onSave({ [key]: value || null })}
      />
    )
  return (
    <div ref={into} role="group" aria-label={name} className={styles.form}>
      {choice(role, 'role')}
      {choice(stance, 'stance')}
      {reportsTo && (
        <SelectField
          label={reportsTo.label}
          value={row.reportsTo ?? ''}
          options={[none, ...above.map((other) => ({ value: other.row.id, label: other.name }))]}
          onChange={(value) => onSave({ reportsTo: value || null })}
        />
      )}
      {influences && others.length > 0 && (
        <fieldset className={styles.others}>
          <legend>{influences.label}</legend>
          {others.map((other) => (
            <label key={other.row.id}>
              <Checkbox
                label={other.name}
                checked={own.includes(other.row.id)}
                onChange={({ currentTarget: { checked } }) =>
                  onSave({ influences: checked ? [...own, other.row.id] : own.filter((id) => id !== other.row.id) })
                }
              />
              {other.name}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

const optionsOf = ({ options }: Field) =>
  (options ?? []).filter(({ archived }) => !archived).map(({ key, label }) => ({ value: key, label }))

/** Who is chosen on the drawing is changed in the list: the hand comes along. */
function useComeTo() {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  return form
}
