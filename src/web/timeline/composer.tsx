import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Linked, Row } from '../api/answers.ts'
import { create } from '../api/create.ts'
import { sentenceOf } from '../api/request.ts'
import { useFields } from '../api/use-fields.ts'
import { useMe } from '../api/use-me.ts'
import { MentionArea } from '../fields/mention/mention-area.tsx'
import { FormField } from '../form/form-field.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { useCommands } from '../shell/commands.ts'
import { keepKeysFor, letKeysGo } from '../shell/keys-ahead.ts'
import { isTyping } from '../shell/keys.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { firstOf, layoutOf } from './composer-fields.ts'
import { composeRequest } from './compose-request.ts'
import { dropDraft, keepDraft, readDraft, type DraftPlace } from './draft.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './composer.module.css'

interface Props {
  kinds: readonly RecordDefinition[]
  row: Row
}

/** Adds to the timeline: a note, a call, a task; what was begun is kept on this device until it is saved or thrown away. */
export function Composer({ kinds, row }: Props) {
  const t = useWords()
  const me = useMe()
  const narrow = useNarrow()
  const placeOf = (name: string) => ({ user: me.user.id, record: row.id, kind: name })
  const begun = () => kinds.filter(({ name }) => readDraft(placeOf(name)) !== null).map(({ name }) => name)
  const [drafts, setDrafts] = useState(begun)
  const [kind, setKind] = useState(() => drafts[0] ?? kinds[0]!.name)
  const [open, setOpen] = useState(drafts.length > 0)
  /** How often it was opened: each time its first field gets the focus. */
  const [called, setCalled] = useState(0)
  const look = useRef<() => void>(() => undefined)
  const element = useRef<HTMLDivElement>(null)
  const current = kinds.find((each) => each.name === kind) ?? kinds[0]!
  const compose = (name: string) => {
    setKind(name)
    setOpen(true)
    setCalled((before) => before + 1)
    if (kinds.find((each) => each.name === name)?.fields.sha256) letKeysGo()
    else look.current = keepKeysFor(isTyping)
  }
  useEffect(() => {
    if (called === 0) return
    const frame = requestAnimationFrame(() => {
      const first = element.current?.querySelector<HTMLElement>('[data-first]')
      if (!first) return letKeysGo()
      first.focus()
      // It may have had the focus before.
      if (document.activeElement === first) look.current()
    })
    return () => cancelAnimationFrame(frame)
  }, [called])
  const asked = composeRequest.use()
  useEffect(() => {
    if (asked === null || !kinds.some((each) => each.name === asked)) return
    composeRequest.set(null)
    compose(asked)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another request opens it
  }, [asked])
  useCommands(
    kinds.map((each) => ({
      id: `compose-${each.name}`,
      label: t('composer.add', { kind: each.label.one }),
      icon: each.icon,
      ...(each.timeline?.key && { keys: each.timeline.key }),
      group: 'here' as const,
      run: () => compose(each.name),
    })),
  )
  // On a phone the foot of the page opens it.
  if (narrow && !open && drafts.length === 0) return null
  return (
    <div ref={element} className={open ? `${styles.composer} ${styles.open}` : styles.composer}>
      <div className={styles.tabs} role="group" aria-label={t('composer.title')}>
        {kinds.map((each) => (
          <button
            key={each.name}
            type="button"
            aria-pressed={open && each === current}
            className={styles.tab}
            title={each.timeline?.key?.toUpperCase()}
            onClick={() => compose(each.name)}
          >
            <Icon name={each.icon} />
            <span>{each.label.one}</span>
            {drafts.includes(each.name) && (
              <span className={styles.begun} title={t('composer.begun')}>
                <span className="aloud">{t('composer.begun')}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {open &&
        (current.fields.sha256 ? (
          <FileDrop about={row.id} onDone={() => setOpen(false)} />
        ) : (
          <Draft
            key={current.name}
            definition={current}
            row={row}
            place={placeOf(current.name)}
            onKept={() => setDrafts(begun())}
            onDone={() => setOpen(false)}
          />
        ))}
      {!open && (
        <button type="button" className={styles.invite} onClick={() => compose(current.name)}>
          {t('composer.invite', { kind: named(current.label.one) })}
        </button>
      )}
    </div>
  )
}

interface DraftProps {
  definition: RecordDefinition
  row: Row
  place: DraftPlace
  /** It has been kept, or is gone. */
  onKept: () => void
  onDone: () => void
}

function Draft({ definition, row, place, onKept, onDone }: DraftProps) {
  const t = useWords()
  const me = useMe()
  const fields = useFields(definition)
  const layout = layoutOf(definition, fields)
  const first = firstOf(layout, fields)
  const [values, setValues] = useState<Record<string, unknown>>(() => readDraft(place) ?? {})
  const [linked, setLinked] = useState<Linked>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
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
  const filled =
    text(values[main]) !== '' ||
    (fields[main]!.initial !== undefined && layout.text !== null && text(values[layout.text]) !== '')
  const save = async () => {
    if (!filled || busy) return
    setBusy(true)
    setTrouble(null)
    try {
      await create(definition, valuesOf(definition, values, row.id, me.user.id) as never)
      dropDraft(place)
      onKept()
      setValues({})
      onDone()
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
          {Object.values(values).some((value) => text(value) !== '') && t('composer.kept')}
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
