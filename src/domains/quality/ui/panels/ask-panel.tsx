import { Suspense, useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords, withLaterWords } from '../../../../web/words/words.ts'
import styles from '../care.module.css'

const AskDialog = fetched(withLaterWords(() => import('../ask-dialog.tsx').then((door) => door.AskDialog)))

/** Beside what we hold of somebody: asking them whether it is right. */
export default function AskPanel({ row, record }: { row: Row; record: string }) {
  const t = useWords()
  const [asking, setAsking] = useState(false)
  const may = useMayEdit(definitionOf(record), row.id)
  if (!may) return null
  return (
    <div className={styles.ask}>
      <Button kind="quiet" icon="send" onClick={() => setAsking(true)}>
        {t('quality.ask')}
      </Button>
      {asking && (
        <Suspense>
          <AskDialog record={record} row={row} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  )
}
