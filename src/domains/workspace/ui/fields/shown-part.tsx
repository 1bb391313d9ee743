import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { FilterBar } from '../../../../web/list/filter-bar.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import styles from './field-form.module.css'
import type { Draft } from './field-draft.ts'

type Shown = Pick<Draft, 'shownIf'>
interface Props {
  record: RecordDefinition
  draft: Shown
  error: string | undefined
  change: (part: Shown) => void
}

/** When a field is shown: always, or only where conditions on its record hold. */
export function ShownPart({ record, draft, error, change }: Props) {
  const t = useWords()
  const [adding, setAdding] = useState(false)
  return (
    // A condition is applied here, and the field is not saved by that.
    <fieldset className={styles.rules} onSubmit={(event) => event.stopPropagation()}>
      <legend>{customField.fields.shownIf.label}</legend>
      <FilterBar
        definition={record}
        filter={draft.shownIf ?? undefined}
        adding={adding}
        onAdding={setAdding}
        onChange={(filter: Filter) => change({ shownIf: 'and' in filter && filter.and.length === 0 ? null : filter })}
      />
      <small className="meta t2">{t(draft.shownIf ? 'settings.shownSome' : 'settings.shownAlways')}</small>
      {error && (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
} // prettier-ignore
