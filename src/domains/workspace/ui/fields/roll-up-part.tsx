import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { OwnType } from '../../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { rollUpFns, rollUpType, type RollUp, type RollUpFn } from '../../../../kernel/roll-up.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { FilterBar } from '../../../../web/list/filter-bar.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './field-form.module.css'
import { countOf, measurable, pointingTo } from './pointing.ts'
import type { FieldParts } from './what-it-is.tsx'

/** Of which records that point here what is summed up: all of them, or those that meet conditions. */
export function RollUpPart({
  record,
  draft,
  error,
  change,
}: FieldParts & { record: RecordDefinition; error: string | undefined }) {
  const t = useWords()
  const [adding, setAdding] = useState(false)
  const links = pointingTo(record)
  const rollUp = draft.rollUp!
  const source = definitionOf(rollUp.of)
  const fields = measurable(source, rollUp.fn)
  const set = (next: RollUp) => change({ rollUp: next, type: (rollUpType(next, definitionOf(next.of)) ?? 'number') as OwnType }) // prettier-ignore
  const measure = (fn: RollUpFn) => {
    const can = measurable(source, fn)
    set({ ...rollUp, fn, field: can.find(({ key }) => key === rollUp.field)?.key ?? can[0]?.key ?? null })
  }
  return (
    <>
      <SelectField
        label={t('settings.sumOf')}
        value={`${rollUp.of} ${rollUp.by}`}
        options={links.map(({ source: each, by }) => ({ value: `${each.name} ${by}`, label: `${each.label.many}: ${each.all[by]!.label}` }))}
        onChange={(value) => set(countOf(links.find(({ source: each, by }) => `${each.name} ${by}` === value)!))}
      />
      <SelectField
        label={t('settings.sumHow')}
        value={rollUp.fn}
        options={rollUpFns.filter((fn) => fn === 'count' || measurable(source, fn).length > 0).map((fn) => ({ value: fn, label: t(`settings.sum_${fn}_of`) }))}
        onChange={(fn) => measure(fn as RollUpFn)}
      />
      {rollUp.field !== null && (
        <SelectField
          label={t('settings.sumWhat')}
          value={rollUp.field}
          options={fields.map(({ key, label }) => ({ value: key, label }))}
          onChange={(field) => set({ ...rollUp, field })}
        />
      )}
      {/* A condition is applied there, and the field is not saved by that. */}
      <fieldset className={styles.rules} onSubmit={(event) => event.stopPropagation()}>
        <legend>{t('settings.sumWhich')}</legend>
        <FilterBar
          definition={source}
          filter={rollUp.filter ?? undefined}
          adding={adding}
          onAdding={setAdding}
          onChange={(filter: Filter) => set({ ...rollUp, filter: isNone(filter) ? null : filter })}
        />
        <small className="meta t2">{t('settings.sumNote')}</small>
      </fieldset>
      {error && (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </>
  ) // prettier-ignore
}

const isNone = (filter: Filter) => 'and' in filter && filter.and.length === 0
