import { useEffect, useMemo } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RecordAnswer, Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { useFields } from '../api/use-fields.ts'
import { tellLook } from '../api/tell-look.ts'
import { useRecord } from '../api/use-record.ts'
import { Trouble } from '../app/errors.tsx'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { RecordHead } from '../record/record-head.tsx'
import { RecordColumns } from '../record/record-view.tsx'
import { titleOf } from '../record/title.ts'
import { useCommands, useKeysOf } from '../shell/commands.ts'
import { useSubject } from '../shell/subject.ts'
import { useWords } from '../words/words.ts'
import styles from './peek.module.css'

interface Props {
  definition: RecordDefinition
  id: string
  onClose: () => void
}

/** A record beside its list: what its page says, in one column. */
export function Peek({ definition, id, onClose }: Props) {
  const t = useWords()
  const keysOf = useKeysOf()
  const { data, error, refetch } = useRecord(definition, id)
  // What was read ahead is seen only now.
  useEffect(() => void tellLook(definition, id), [definition, id])
  useCommands([{ id: 'close-peek', label: t('peek.close'), group: 'here', listedOnly: true, run: onClose }])
  return (
    <aside className={styles.peek} aria-label={t('peek.title')} data-peek={id}>
      <header className={styles.bar}>
        <span className="grow t2">{definition.label.one}</span>
        <Button kind="quiet" keys={keysOf('row-open')} onClick={() => goTo(pageOf(definition, id))}>
          {t('peek.open')}
        </Button>
        <Button kind="quiet" icon="x" label={t('close')} onClick={onClose} />
      </header>
      <div className={styles.body} key={id}>
        {data ? (
          <Content definition={definition} answer={data} />
        ) : error ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : (
          <div className={styles.waiting}>
            <SkeletonLines count={8} />
          </div>
        )}
      </div>
    </aside>
  )
}

function Content({ definition, answer }: { definition: RecordDefinition; answer: RecordAnswer }) {
  const fields = useFields(definition)
  const row = answer.data as Row
  const title = titleOf(definition, row)
  const { can } = answer
  useSubject(useMemo(() => ({ kind: 'record' as const, definition, row, title, can }), [definition, row, title, can]))
  const parts = { definition, fields, row, linked: answer.linked ?? {}, can }
  return (
    <>
      <RecordHead {...parts} title={title} />
      <RecordColumns {...parts} narrow />
    </>
  )
}
