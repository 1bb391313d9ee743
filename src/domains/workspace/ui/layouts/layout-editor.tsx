import { useState } from 'react'
import { layoutFor } from '../../../../kernel/layout.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { BegunLine } from '../../../../web/form/begun-line.tsx'
import { begunForm, dropForm, useKeepForm } from '../../../../web/form/form-draft.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { BackButton } from '../../../../web/settings/back-button.tsx'
import { StaleRecord } from '../../../../web/unsaved/stale-record.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { layout } from '../../model/index.ts'
import { changeSetting } from '../own/change-setting.ts'
import { AskedPart, HeadPart } from './fact-parts.tsx'
import { GroupsPart } from './groups-part.tsx'
import { draftOf, isWhole, knownOf, valuesOf, type Draft } from './layout-draft.ts'
import { LayoutPreview } from './layout-preview.tsx'
import { layoutOf, madeFor, type ForWhom, type Row } from './for-whom.ts'
import styles from './layouts.module.css'

interface Props {
  record: RecordDefinition
  whom: ForWhom
  /** What those are called for whom it is. */
  name: string
  /** The layout as it is by now; null while there is none for them. */
  row: Row | null
  rows: readonly Row[]
  onClose: () => void
}

/** Arranges a page, its head and the form of new records, with the page beside it as it will be; kept when it is saved. */
export function LayoutEditor({ record, whom, name, row, rows, onClose }: Props) {
  const t = useWords()
  const fields = useFields(record)
  const [trouble, setTrouble] = useState<unknown>(null)
  const form = `layout ${record.name} ${whom.role ?? ''} ${whom.way ?? ''}`
  const shipped = draftOf(record, fields, null)
  // One that is new begins as what holds for them until now.
  const start = draftOf(record, fields, layoutFor(rows.map(layoutOf), record.name, { role: whom.role ?? '', way: whom.way })) // prettier-ignore
  const [left, setLeft] = useState(() => begunForm(form) as Begun | null)
  const [began, setBegan] = useState(left ? left.began : row)
  const [begun, setDraft] = useState(() => left?.draft ?? start)
  const draft = knownOf(begun, fields)
  const values = valuesOf(draft, shipped)
  const before = valuesOf(start, shipped)
  const isChanged = JSON.stringify(values) !== JSON.stringify(before)
  useKeepForm(form, isChanged ? { draft, began } : nothing, nothing)
  const leave = () => {
    dropForm(form)
    onClose()
  }
  const save = async (version?: number) => {
    setTrouble(null)
    try {
      if (began) await changeSetting(layout, began, partsOf(began), values, version)
      else await create(layout, { of: record.name, name, ...madeFor(whom), ...values } as never)
      leave()
    } catch (error) {
      setTrouble(error)
    }
  }
  const isStale = trouble instanceof Refusal && trouble.code === 'stale' && began !== null && row !== null
  return (
    <div className={styles.editor}>
      <header className={styles.bar}>
        <BackButton label={t('layouts.title')} onClick={onClose} />
        <h2 className="grow">
          {record.label.many} · {name}
        </h2>
        {row && (
          <Button kind="quiet" icon="rotate" onClick={() => void remove(layout, row).then(leave, setTrouble)}>
            {t('layouts.back')}
          </Button>
        )}
        <Button kind="primary" disabled={(row !== null && !isChanged) || !isWhole(draft)} onClick={() => void save()}>
          {t('save')}
        </Button>
      </header>
      {left && (
        <BegunLine
          onAnew={() => {
            setLeft(null)
            setBegan(row)
            setDraft(start)
          }}
        />
      )}
      {isStale ? (
        <StaleRecord
          definition={layout}
          refusal={trouble}
          began={began as unknown as AnyRow}
          now={row as unknown as AnyRow}
          onKeep={() => void save(Number(trouble.details.version))}
          onLeave={() => {
            setTrouble(null)
            setBegan(row)
            setDraft(draftOf(record, fields, layoutOf(row)))
          }}
        />
      ) : (
        trouble !== null && (
          <p className="bad" role="alert">
            {sentenceOf(trouble)}
          </p>
        )
      )}
      <div className={styles.sides}>
        <div className={styles.parts}>
          <GroupsPart fields={fields} draft={draft} onChange={setDraft} />
          <HeadPart record={record} fields={fields} draft={draft} onChange={setDraft} />
          <AskedPart record={record} fields={fields} draft={draft} onChange={setDraft} />
        </div>
        <LayoutPreview record={record} fields={fields} draft={draft} />
      </div>
    </div>
  )
}

const nothing = {}
/** What was begun and not saved, and the layout as it was then. */
interface Begun {
  draft: Draft
  began: Row | null
}
const partsOf = ({ page, head, asks }: Row) => ({ page, head, asks })
