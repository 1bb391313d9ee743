import { useEffect, useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { Icon } from '../kit/icon.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { useCommands } from '../shell/commands.ts'
import { keepKeysFor, letKeysGo } from '../shell/keys-ahead.ts'
import { isTyping } from '../shell/keys.ts'
import { canRecord, type Recording } from '../files/sound.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { composeRequest } from './compose-request.ts'
import { ComposerDraft } from './composer-draft.tsx'
import { readDraft } from './draft.ts'
import { FileDrop } from './file-drop.tsx'
import { keepSpoken, readSpoken } from './spoken-draft.ts'
import { pageToWrite, write } from './write.ts'
import styles from './composer.module.css'

interface Props {
  kinds: readonly RecordDefinition[]
  /** Of which kind the record is. */
  record: string
  row: Row
}

/** Adds to the timeline: a note, a call, a task; what was begun is kept on this device until it is saved or thrown away. */
export function Composer({ kinds, record, row }: Props) {
  const t = useWords()
  const me = useMe()
  const narrow = useNarrow()
  const placeOf = (name: string) => ({ user: me.user.id, record: row.id, kind: name })
  const begun = () => kinds.filter(({ name }) => readDraft(placeOf(name)) !== null).map(({ name }) => name)
  const [drafts, setDrafts] = useState(begun)
  const [kind, setKind] = useState(() => drafts[0] ?? kinds[0]!.name)
  const [open, setOpen] = useState(drafts.length > 0)
  const [recording, setRecording] = useState<Recording | null>(null)
  const keepRecording = (said: Recording | null) => {
    setRecording(said)
    void keepSpoken(placeOf(kind), said)
  }
  useEffect(() => {
    void readSpoken({ user: me.user.id, record: row.id }).then((said) => {
      if (!said || !kinds.some(({ name }) => name === said.kind)) return
      setRecording(said.recording)
      setKind(said.kind)
      setOpen(true)
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what was kept is read once
  }, [row.id])
  const mayRecord = kinds.some(({ fields }) => fields.sha256) && canRecord()
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
      run: () => (pageToWrite(each.name, record, row.id) ? write(each.name, record, row.id) : compose(each.name)),
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
          <ComposerDraft
            key={current.name}
            definition={current}
            row={row}
            place={placeOf(current.name)}
            recording={recording}
            onRecord={mayRecord ? keepRecording : undefined}
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
