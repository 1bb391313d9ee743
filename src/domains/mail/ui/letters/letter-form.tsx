import { Suspense, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Refusal } from '../../../../kernel/refusal.ts'
import { remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useUploads } from '../../../../web/files/use-uploads.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { join } from '../../../../web/kit/join.ts'
import { RichText, type Writing } from '../../../../web/rich-text/rich-text.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { MissingLines, TemplateMenu, type About, type Missing, type Rendered } from '../../../templates/ui/index.tsx'
import { letter } from '../../model/index.ts'
import { AttachButton, Attached } from './attached.tsx'
import { LaterButton } from './later-button.tsx'
import type { LetterValues } from './letter-values.ts'
import { RemindField } from './remind-field.tsx'
import { LetterHead } from './letter-head.tsx'
import styles from './letters.module.css'
import { sendLetterNow } from './send-letter.ts'
import { useLetter, type KeptLetter } from './use-letter.ts'

interface Props {
  form: string
  began: LetterValues
  kept: KeptLetter | null
  about: About
  onKept: (id: string) => void
  onDone: () => void
}

/** A letter that is being written: to whom, about what, its text and what hangs on it. Ctrl+Enter sends it. */
export function LetterForm({ form, began, kept, about, onKept, onDone }: Props) {
  const t = useWords()
  const draft = useLetter({ form, began, kept, onKept })
  const { values, set } = draft
  const [whom, setWhom] = useState(about)
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const writing = useRef<Writing>(null)
  const hung = useRef(values.attachments)
  hung.current = values.attachments
  const uploads = useUploads(() => undefined, (id) => {
    hung.current = [...hung.current, id]
    set({ attachments: hung.current })
  })
  const attach = (files: readonly File[]) => void uploads.sendAll(files, values.about)
  const faultOf = (...names: string[]) =>
    refusal instanceof Refusal ? refusal.fields.find(({ field }) => names.includes(field))?.message : undefined
  const isSaidAtField = refusal instanceof Refusal && refusal.fields.some(({ field }) => ['sendTo', 'cc', 'bcc', 'mailbox', 'subject', 'attachments'].includes(field))

  const send = async (at?: string) => {
    if (busy || uploads.uploads.length > 0) return
    setBusy(true)
    setRefusal(null)
    try {
      await sendLetterNow(await draft.keep(), at)
      draft.end()
      onDone()
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  const discard = async () => {
    const row = draft.row()
    try {
      if (row) await remove(letter, row as never)
      draft.end()
      onDone()
    } catch (error) {
      toastRefusal(error)
    }
  }
  const take = ({ subject, page, missing: unknown }: Rendered) => {
    if (subject && !values.subject) set({ subject })
    writing.current?.insertPage(page)
    setMissing(unknown)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    void send()
  }
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    <div
      className={join(styles.letter, over && styles.over)}
      onKeyDownCapture={press}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        attach([...event.dataTransfer.files])
      }}
    >
      <LetterHead values={values} set={set} faultOf={faultOf} onKnown={(person) => setWhom((before) => (before.person ? before : { ...before, person }))} />
      {missing.length > 0 && (
        <Suspense>
          <MissingLines missing={missing} />
        </Suspense>
      )}
      <RichText
        label={t('letters.text')}
        value={values.page}
        className={styles.text}
        error={faultOf('page')}
        onReady={(ready) => {
          writing.current = ready
          // Whom it goes to is known already: one begins to write.
          if (began.sendTo) ready.focus('start')
        }}
        onChange={(page) => set({ page })}
        more={
          <>
            <AttachButton onFiles={attach} />
            <span className="grow" />
            <Suspense>
              <TemplateMenu about={whom} onTake={take} />
            </Suspense>
          </>
        }
      />
      <Attached
        ids={values.attachments}
        uploads={uploads}
        error={faultOf('attachments')}
        onRemove={(id) => set({ attachments: values.attachments.filter((each) => each !== id) })}
      />
      {refusal !== null && !isSaidAtField && (
        <p role="alert" className="bad">
          {faultOf('at') ?? sentenceOf(refusal)}
        </p>
      )}
      <div className={styles.foot}>
        <Button kind="primary" size={32} icon="send" keys="mod+enter" busy={busy} disabled={uploads.uploads.length > 0} onClick={() => void send()}>
          {t('letters.send')}
        </Button>
        <LaterButton disabled={uploads.uploads.length > 0} onSend={(at) => void send(at)} />
        <RemindField days={values.remindDays} onChange={(remindDays) => set({ remindDays })} />
        <span className="grow" />
        <span className="meta t3" role="status">
          {draft.trouble ? t('letters.keptHere', { why: draft.trouble }) : t('letters.kept')}
        </span>
        <Button kind="quiet" icon="trash" label={t('letters.discard')} onClick={() => void discard()} />
      </div>
    </div>
  )
} // prettier-ignore
