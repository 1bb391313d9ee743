import { Suspense, useEffect, useState, type KeyboardEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Linked, Row } from '../api/answers.ts'
import { create } from '../api/create.ts'
import { sentenceOf } from '../api/request.ts'
import { useFields } from '../api/use-fields.ts'
import { useMe } from '../api/use-me.ts'
import { MentionArea } from '../fields/mention/mention-area.tsx'
import { UploadLines } from '../files/upload-lines.tsx'
import type { Recording } from '../files/sound.ts'
import { useUploads } from '../files/use-uploads.ts'
import { FormField } from '../form/form-field.tsx'
import { Button } from '../kit/button.tsx'
import { fetched } from '../kit/fetched.tsx'
import { formatLength } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { firstOf, layoutOf } from './composer-fields.ts'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from './draft.ts'
import styles from './composer.module.css'

const VoiceNote = fetched(() => import('./voice-note.tsx').then((door) => door.VoiceNote))

interface Props {
  definition: RecordDefinition
  row: Row
  place: DraftPlace
  /** What was said beside it. */
  recording: Recording | null
  /** Not there where nothing can be recorded, or no file added. */
  onRecord: ((recording: Recording | null) => void) | undefined
  /** It has been kept, or is gone. */
  onKept: () => void
  onDone: () => void
}

/** What is written into the composer, of one kind: kept on this device with each keystroke, until it is saved or thrown away. */
export function ComposerDraft(props: Props) {
  const { definition, row, place, recording, onRecord, onKept, onDone } = props
  const t = useWords()
  const me = useMe()
  const fields = useFields(definition)
  const layout = layoutOf(definition, fields)
  const first = firstOf(layout, fields)
  const [values, setValues] = useState<Record<string, unknown>>(() => readDraft(place) ?? {})
  const [linked, setLinked] = useState<Linked>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { uploads, sendAll, again, giveUp } = useUploads(onDone)
  useEffect(() => {
    keepDraft(place, values)
    onKept()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- its place does not change while it is open
  }, [values])
  const set = (name: string, value: unknown, titles?: Linked) => {
    setValues((before) => ({ ...before, [name]: value }))
    if (titles) setLinked((before) => ({ ...before, ...titles }))
  }
  const main = layout.line ?? layout.text!
  // What is a text and nothing else can be spoken in its place.
  const isText = layout.line === null
  const spoken = isText && onRecord ? recording : null
  const filled =
    spoken !== null ||
    text(values[main]) !== '' ||
    (fields[main]!.initial !== undefined && layout.text !== null && text(values[layout.text]) !== '')
  const save = async () => {
    if (!filled || busy) return
    setBusy(true)
    setTrouble(null)
    try {
      const said = spoken && { [main]: t('voice.noteOf', { length: formatLength(spoken.seconds) }) }
      const given = text(values[main]) === '' ? { ...values, ...said } : values
      const { data } = await create(definition, valuesOf(definition, given, row.id, me.user.id) as never)
      dropDraft(place)
      onKept()
      setValues({})
      onRecord?.(null)
      if (spoken) await sendAll([spoken.file], [row.id, data.id])
      else onDone()
    } catch (error) {
      setTrouble(error instanceof Refusal && error.fields[0] ? error.fields[0].message : sentenceOf(error))
    }
    setBusy(false)
  }
  const press = (event: KeyboardEvent) => {
    if (
      event.key === 'Enter' &&
      !event.nativeEvent.isComposing &&
      (event.ctrlKey || event.metaKey || (event.target as HTMLElement).dataset.line !== undefined)
    ) {
      event.preventDefault()
      void save()
    }
    if (event.key === 'Escape') onDone()
  }
  const discard = () => {
    dropDraft(place)
    onKept()
    setValues({})
    onRecord?.(null)
    onDone()
  }
  return (
    <div onKeyDown={press}>
      {layout.line && (
        <input
          className={styles.line}
          data-line
          data-first={first === layout.line || undefined}
          value={text(values[layout.line])}
          placeholder={String(fields[layout.line]!.initial ?? fields[layout.line]!.label)}
          aria-label={fields[layout.line]!.label}
          maxLength={fields[layout.line]!.max}
          onChange={(event) => set(layout.line!, event.currentTarget.value)}
        />
      )}
      {layout.more.length > 0 && (
        <div className={styles.more}>
          {layout.more.map((name) => (
            <FormField
              key={name}
              inline
              field={fields[name]!}
              of={`${definition.name}.${name}`}
              value={values[name] ?? fields[name]!.initial ?? null}
              linked={linked}
              onChange={(value, titles) => set(name, value, titles)}
            />
          ))}
        </div>
      )}
      {layout.text && (
        <MentionArea
          className={styles.text}
          data-first={first === layout.text || undefined}
          value={text(values[layout.text])}
          placeholder={layout.line ? fields[layout.text]!.label : t('composer.write')}
          aria-label={fields[layout.text]!.label}
          maxLength={fields[layout.text]!.max}
          rows={3}
          onChange={(stored) => set(layout.text!, stored)}
        />
      )}
      {onRecord && isText && (
        <Suspense>
          <VoiceNote recording={recording} onChange={onRecord} />
        </Suspense>
      )}
      <UploadLines uploads={uploads} onAgain={(upload) => void again(upload)} onLeave={giveUp} />
      {trouble && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
      <div className={styles.foot}>
        <Button kind="primary" keys="mod+enter" busy={busy} disabled={!filled} onClick={() => void save()}>
          {t('save')}
        </Button>
        {definition.private && (
          <Button
            kind="quiet"
            icon={values.private ? 'lock' : 'users'}
            aria-pressed={values.private === true}
            onClick={() => set('private', !values.private)}
          >
            {t(values.private ? 'composer.onlyMe' : 'composer.team')}
          </Button>
        )}
        <span className="grow" />
        <span className="meta t3" role="status">
          {(spoken !== null || Object.values(values).some((value) => text(value) !== '')) && t('composer.kept')}
        </span>
        <Button kind="quiet" icon="trash" label={t('composer.discard')} onClick={discard} />
      </div>
    </div>
  )
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : value === null || value === undefined || value === false ? '' : String(value)

/** What is sent: the record it is about, whose it is, and now where a moment was left out that says when it took place. */
function valuesOf(
  definition: RecordDefinition,
  values: Record<string, unknown>,
  about: string,
  me: string,
): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== '' && value !== undefined),
  )
  const { at, about: link } = definition.timeline!
  const isAhead = definition.fields.done !== undefined
  return {
    ...(!isAhead && { [at]: new Date().toISOString() }),
    ...(definition.owned && { owner: me }),
    ...given,
    [link]: [about],
  }
}
