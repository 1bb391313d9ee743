import { useRef, useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { pathOf } from '../../../web/api/path.ts'
import { refresh } from '../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { begunForm, dropForm, useKeepForm } from '../../../web/form/form-draft.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { RichText, type Writing } from '../../../web/rich-text/rich-text.tsx'
import { BackButton } from '../../../web/settings/back-button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { mailTemplate } from '../model/index.ts'
import { FieldMenu } from './field-menu.tsx'
import styles from './templates.module.css'
import { TryPart } from './try-part.tsx'

export type TemplateRow = RowOf<typeof mailTemplate>

interface Props {
  /** Null for one that is to be made. */
  row: TemplateRow | null
  onBack: () => void
}

/** A template: what it is called and says, and how it reads with somebody's values. What is typed is kept here until it is saved. */
export function TemplateEditor({ row, onBack }: Props) {
  const t = useWords()
  const form = `mailTemplate.${row?.id ?? 'new'}`
  const began = useRef({
    name: row?.name ?? '',
    subject: row?.subject ?? '',
    page: row?.page ?? '',
    private: row?.private === true,
  }).current
  const [values, setValues] = useState(() => ({ ...began, ...(begunForm(form) as Partial<typeof began> | null) }))
  useKeepForm(form, values, began)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const writing = useRef<Writing>(null)
  const set = (patch: Partial<typeof began>) => setValues((before) => ({ ...before, ...patch }))
  const faultOf = (name: string) =>
    refusal instanceof Refusal ? refusal.fields.find(({ field }) => field === name)?.message : undefined
  const save = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      const path = pathOf(mailTemplate)
      if (row) await request(`${path}/${row.id}`, { method: 'PATCH', body: values, version: row.version })
      else await request(path, { method: 'POST', body: values })
      dropForm(form)
      await refresh(mailTemplate.name)
      toast({ text: t('letterTemplates.kept') })
      onBack()
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  const { name, subject, page } = mailTemplate.fields
  return (
    <>
      <BackButton label={t('letterTemplates.all')} onClick={onBack} />
      <Part title={row?.name ?? t('letterTemplates.new')}>
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          }}
        >
          <TextField
            label={name.label}
            value={values.name}
            maxLength={name.max}
            error={faultOf('name')}
            autoFocus={!row}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextField
            label={subject.label}
            value={values.subject}
            maxLength={subject.max}
            error={faultOf('subject')}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
          <RichText
            label={page.label}
            value={values.page}
            error={faultOf('page')}
            onReady={(ready) => (writing.current = ready)}
            onChange={(html) => set({ page: html })}
            more={
              <>
                <span className="grow" />
                <FieldMenu onPick={(tag) => writing.current?.insertText(tag)} />
              </>
            }
          />
          <label className={styles.own}>
            <Checkbox
              label={t('letterTemplates.own')}
              checked={values.private}
              onChange={(event) => set({ private: event.target.checked })}
            />
            {t('letterTemplates.own')}
          </label>
          {refusal !== null && !['name', 'subject', 'page'].some(faultOf) && (
            <p role="alert" className="bad">
              {sentenceOf(refusal)}
            </p>
          )}
          <div className={styles.ways}>
            <Button type="submit" kind="primary" size={32} busy={busy} keys="mod+enter" disabled={!values.name.trim()}>
              {t('save')}
            </Button>
            <Button size={32} onClick={onBack}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      </Part>
      <TryPart texts={values} />
    </>
  )
}
