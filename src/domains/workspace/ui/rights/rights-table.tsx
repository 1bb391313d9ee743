import { useState } from 'react'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { isRuled, needs, type Reach, type RoleRight, type RoleRights } from '../../../../kernel/rights.ts'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { RightDetails } from './right-details.tsx'
import { offeredReaches, rightOf, withReach } from './rights.ts'
import styles from './rights.module.css'

interface Props {
  rights: RoleRights
  /** Nothing can be changed when left out. */
  onChange?: (record: string, right: RoleRight) => void
}

/** For each kind of record how far it goes: whose are seen, changed and deleted, by which rules, and which of their fields. */
export function RightsTable({ rights, onChange }: Props) {
  const t = useWords()
  const [details, setDetails] = useState<RecordDefinition | null>(null)
  const changing = ({ name }: RecordDefinition) => onChange && ((right: RoleRight) => onChange(name, right))
  return (
    <>
      <section className={styles.rights} role="table" aria-label={t('roles.rights')}>
        <div className={styles.head} role="row">
          <span role="columnheader">{t('roles.record')}</span>
          {needs.map((need) => (
            <span key={need} role="columnheader">
              {t(`roles.need.${need}`)}
            </span>
          ))}
          <span role="columnheader">{t('roles.need.create')}</span>
          <span role="columnheader">{t('roles.need.export')}</span>
          <span role="columnheader">{t('roles.details')}</span>
        </div>
        {definitions()
          .filter(isRuled)
          .map((record) => (
            <RightRow
              key={record.name}
              record={record}
              right={rightOf(rights, record.name)}
              onChange={changing(record)}
              onDetails={() => setDetails(record)}
            />
          ))}
      </section>
      {details && (
        <RightDetails
          record={details}
          right={rightOf(rights, details.name)}
          onChange={changing(details)}
          onClose={() => setDetails(null)}
        />
      )}
    </>
  )
}

interface RowProps {
  record: RecordDefinition
  right: RoleRight
  onChange: ((right: RoleRight) => void) | undefined
  onDetails: () => void
}

function RightRow({ record, right, onChange, onDetails }: RowProps) {
  const t = useWords()
  const name = record.label.many
  const sees = right.see !== 'none'
  const extent = t(right.fields || right.actions || right.rules ? 'roles.some' : 'roles.everything')
  return (
    <div className={styles.row} role="row" data-none={!sees || undefined}>
      <span className={styles.name} role="rowheader">
        <Icon name={record.icon} />
        <span className="cut">{name}</span>
      </span>
      {needs.map((need) => (
        <span key={need} role="cell" data-label={t(`roles.need.${need}`)}>
          <select
            className={settings.select}
            aria-label={`${name}: ${t(`roles.need.${need}`)}`}
            value={right[need]}
            disabled={!onChange || (need !== 'see' && !sees)}
            onChange={(event) => onChange?.(withReach(right, need, event.currentTarget.value as Reach))}
          >
            {offeredReaches(record, need, right).map((reach) => (
              <option key={reach} value={reach}>
                {t(
                  right.rules?.[need] && reach === right[need] ? `roles.reachAndRule.${reach}` : `roles.reach.${reach}`,
                )}
              </option>
            ))}
          </select>
        </span>
      ))}
      {(['create', 'export'] as const).map((may) => (
        <label key={may} role="cell" className={styles.tick} data-label={t(`roles.need.${may}`)}>
          <Checkbox
            label={`${name}: ${t(`roles.need.${may}`)}`}
            checked={right[may]}
            disabled={!onChange || !sees}
            onChange={(event) => onChange?.({ ...right, [may]: event.currentTarget.checked })}
          />
        </label>
      ))}
      <span role="cell" className={styles.more}>
        {sees && (
          <Button kind="quiet" label={`${name}: ${extent}`} onClick={onDetails}>
            {extent}
          </Button>
        )}
      </span>
    </div>
  )
}
