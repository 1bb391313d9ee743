import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import { ownName, type OwnType } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { waysFrom } from '../../../../kernel/retype/ways.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { typeLabel } from '../fields/field-row.tsx'
import { ChoicesOfTexts } from './choices-of-texts.tsx'
import { HowWritten } from './how-written.tsx'
import { previewQuery, type Wanted } from './preview-query.ts'
import styles from './retype.module.css'
import { keptOf, TakeBack } from './take-back.tsx'
import { WhatFits } from './what-fits.tsx'

type Row = RowOf<typeof customField>

/** Changes the type of a field: what fits is seen before, and what was there before can be had back. */
export function RetypeDialog({ record, row, onClose }: { record: RecordDefinition; row: Row; onClose: () => void }) {
  const t = useWords()
  const types = waysFrom(row.type as OwnType)
  const [given, setGiven] = useState<Wanted>({ type: types[0]! })
  const [left, setLeft] = useState<ReadonlySet<string> | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isOfTexts = row.type === 'text' && given.type === 'choice'
  const texts = useQuery({ ...previewQuery(row.id, { type: 'choice' }), enabled: isOfTexts }).data?.data.texts ?? []
  const chosen = left ?? new Set(texts.map(({ text }) => text))
  const wanted: Wanted = {
    ...given,
    ...(row.type === 'boolean' && { yes: t('fields.yes'), no: t('fields.no') }),
    ...(isOfTexts && { options: texts.filter(({ text }) => chosen.has(text)).map(({ text }) => ({ label: text })) }),
  }
  const preview = useQuery({ ...previewQuery(row.id, wanted), enabled: !isOfTexts || texts.length > 0 })
  const fitting = preview.data?.data
  const kept = keptOf(row)
  const done = () => {
    void refresh(customField.name, row.id)
    onClose()
  }
  const refused = (error: unknown) => {
    setBusy(false)
    setFault((error instanceof Refusal ? error.fields[0]?.message : undefined) ?? sentenceOf(error as Error))
  }
  const go = () => {
    setBusy(true)
    setFault(null)
    request(`custom-fields/${row.id}/retype`, { method: 'POST', body: wanted }).then(done, refused)
  }
  const wrong = fault ?? (preview.error ? sentenceOf(preview.error) : null)
  return (
    <AskDialog
      title={t('settings.retypeTitle', { name: row.label })}
      go={t('settings.retypeDo')}
      width={560}
      busy={busy}
      ready={fitting !== undefined && (!isOfTexts || chosen.size > 0)}
      onGo={go}
      onClose={onClose}
    >
      <div className={styles.form}>
        {kept && <TakeBack row={row} kept={kept} onDone={done} onFault={refused} />}
        <SelectField
          label={t('settings.retypeTo', { type: typeLabel(row.type) })}
          value={given.type}
          options={types.map((value) => ({ value, label: typeLabel(value) }))}
          onChange={(type) => setGiven({ type: type as OwnType })}
        />
        {row.type === 'text' && <HowWritten wanted={given} fitting={fitting} onChange={(part) => setGiven({ ...given, ...part })} />}
        {isOfTexts && <ChoicesOfTexts texts={texts} chosen={chosen} onChange={setLeft} />}
        {fitting && <WhatFits record={record.name} field={record.all[ownName(row.key!)] ?? ({ type: row.type } as Field)} fitting={fitting} />}
        {wrong && (
          <p className="bad" role="alert">
            {wrong}
          </p>
        )}
      </div>
    </AskDialog>
  )
} // prettier-ignore
