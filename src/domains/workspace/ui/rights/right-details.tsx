import type { RecordDefinition } from '../../../../kernel/record.ts'
import { knownOf, mayHaveRule, type RoleRight, type Way } from '../../../../kernel/rights.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { actionsOf } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { ReachRules } from './reach-rules.tsx'
import { isNamed, withAction, withField } from './rights.ts'
import styles from './rights.module.css'

interface Props {
  record: RecordDefinition
  right: RoleRight
  /** Nothing can be changed when left out. */
  onChange: ((right: RoleRight) => void) | undefined
  onClose: () => void
}

const ways: readonly Way[] = ['see', 'edit', 'export']

/** Which fields of a kind of record a role sees, changes and takes away, what it may do to it, and which records it reaches by rule. */
export function RightDetails({ record, right, onChange, onClose }: Props) {
  const t = useWords()
  const known = knownOf(record)
  const fields = Object.entries(useFields(record)).filter(([name]) => !known.has(name))
  const all = fields.map(([name]) => name)
  const actions = actionsOf(record.name).filter(({ needs }) => needs !== 'admin')
  const names = actions.map(({ name }) => name)
  return (
    <Dialog
      title={record.label.many}
      width={560}
      onClose={onClose}
      foot={
        <Button size={32} kind="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {(mayHaveRule(right.see) || mayHaveRule(right.edit) || mayHaveRule(right.delete)) && (
        <ReachRules record={record} right={right} onChange={onChange} />
      )}
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">{t('roles.fields')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {t(`roles.way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(([name, field]) => (
            <tr key={name}>
              <th scope="row">{field.label}</th>
              {ways.map((way) => (
                <td key={way}>
                  <Checkbox
                    label={`${field.label}: ${t(`roles.way.${way}`)}`}
                    checked={isNamed(right, way, name)}
                    disabled={
                      !onChange || (way === 'edit' && field.setBy !== 'typed') || (way === 'export' && !right.export)
                    }
                    onChange={(event) => onChange?.(withField(right, way, name, event.currentTarget.checked, all))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {actions.length > 0 && (
        <fieldset className={styles.actions}>
          <legend>{t('roles.actions')}</legend>
          {actions.map(({ name, label }) => (
            <label key={name}>
              <Checkbox
                label={label}
                checked={right.actions?.includes(name) ?? true}
                disabled={!onChange || right.edit === 'none'}
                onChange={(event) => onChange?.(withAction(right, name, event.currentTarget.checked, names))}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </Dialog>
  )
}
