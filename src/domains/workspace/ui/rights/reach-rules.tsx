import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { mayHaveRule, needs, type Need, type RoleRight } from '../../../../kernel/rights.ts'
import { FilterBar } from '../../../../web/list/filter-bar.tsx'
import { FilterSentence } from '../../../../web/list/condition-words.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './rights.module.css'
import { withRule } from './rights.ts'

interface Props {
  record: RecordDefinition
  right: RoleRight
  /** Nothing can be changed when left out. */
  onChange: ((right: RoleRight) => void) | undefined
}

/** What must be so of a record for a role to see, change or delete it though it is somebody else's. */
export function ReachRules({ record, right, onChange }: Props) {
  const t = useWords()
  return (
    <fieldset className={styles.rules}>
      <legend>{t('roles.rules')}</legend>
      <p className="t2">{t('roles.rulesAbout')}</p>
      {needs
        .filter((need) => mayHaveRule(right[need]))
        .map((need) => (
          <RuleLine
            key={need}
            record={record}
            need={need}
            rule={right.rules?.[need]}
            onChange={onChange && ((rule) => onChange(withRule(right, need, rule)))}
          />
        ))}
    </fieldset>
  )
}

interface LineProps {
  record: RecordDefinition
  need: Need
  rule: Filter | undefined
  onChange: ((rule: Filter | null) => void) | undefined
}

function RuleLine({ record, need, rule, onChange }: LineProps) {
  const t = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <div className={styles.ruleLine} role="group" aria-label={t(`roles.need.${need}`)}>
      <span>{t(`roles.need.${need}`)}</span>
      {onChange ? (
        <FilterBar
          definition={record}
          filter={rule}
          adding={adding}
          onAdding={setAdding}
          onChange={(next) => onChange(isNothing(next) ? null : next)}
        />
      ) : (
        rule && <FilterSentence definition={record} filter={rule} />
      )}
    </div>
  )
}

const isNothing = (filter: Filter) => 'and' in filter && filter.and.length === 0
