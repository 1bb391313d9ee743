import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { goTo } from '../app/router.ts'
import { asPick } from '../fields/edit/link-editor.tsx'
import { Picker } from '../fields/edit/picker.tsx'
import { useCandidates } from '../fields/edit/use-candidates.ts'
import { pageOf } from '../api/path.ts'
import { titleOf } from '../record/title.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { mergePageOf } from './merge-address.ts'
import styles from './merge.module.css'

/** Asks with which other record one is merged. */
export function OtherPicker({ definition, row }: { definition: RecordDefinition; row: Row }) {
  const t = useWords()
  const [query, setQuery] = useState('')
  const { candidates, busy } = useCandidates(definition.name, query)
  const label = t('merge.which', { record: named(definition.label.one), title: titleOf(definition, row) })
  return (
    <div className={styles.ask}>
      <h2>{label}</h2>
      <Picker
        label={label}
        query={query}
        onQuery={setQuery}
        placeholder={t('merge.find')}
        chosen={[]}
        picks={candidates.filter(({ id }) => id !== row.id).map(asPick)}
        onPick={(id) => goTo(mergePageOf(definition, row.id, id), { replace: true })}
        onLeave={(how) => how === 'escape' && goTo(pageOf(definition, row.id))}
        busy={busy}
        autoFocus
      />
    </div>
  )
}
