import { memo, useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { shortened } from '../../kernel/mention.ts'
import { remove } from '../api/create.ts'
import { act } from '../api/use-action.ts'
import { useFields } from '../api/use-fields.ts'
import { mayChange, useMe } from '../api/use-me.ts'
import { useUpdate } from '../api/use-update.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { actionsOf, findDefinition } from '../app/registry.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { MentionText } from '../fields/mention/mention-text.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { isSound } from '../files/sound.ts'
import { formatSize } from '../fields/format/size.ts'
import { RecordLink } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Chip } from '../kit/chip.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { titleOf } from '../record/title.ts'
import { formatMoment, formatTime } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { Entry } from './timeline-query.ts'
import styles from './timeline.module.css'

/** A contact on the timeline: who, what, with whom, and its text; edited and ticked off where it stands. */
export const EntryItem = memo(function EntryItem({
  entry,
  linked,
  page,
}: {
  entry: Entry
  linked: Linked
  page: string
}) {
  const definition = findDefinition(entry.record)
  return definition && entry.row ? (
    <Contact definition={definition} row={entry.row} entry={entry} linked={linked} page={page} />
  ) : null
})

interface Props {
  definition: RecordDefinition
  row: Row
  entry: Entry
  linked: Linked
  page: string
}

function Contact({ definition, row, entry, linked, page }: Props) {
  const [editing, setEditing] = useState<string | null>(null)
  const t = useWords()
  const me = useMe()
  const fields = useFields(definition)
  const update = useUpdate(definition)
  const rights = me.permissions[definition.name]
  const may = mayChange(rights, row, me)
  const text = textField(definition, fields)
  const who = row.owner ?? row.createdBy
  const name = (who && linked[who]?.title) || t('record.somebody')
  const others = ((row[definition.timeline!.about] as string[] | null) ?? []).filter((id) => id !== page && linked[id])
  const isText = definition.title === text
  const save = (field: string) => (value: unknown, titles?: Linked) => {
    setEditing(null)
    void update(row, { [field]: value } as never, titles)
  }
  return (
    <li className={styles.entry}>
      <Mark definition={definition} row={row} may={may} />
      <div className={styles.content}>
        <p className={styles.first}>
          <span className={styles.sentence}>
            {isText ? (
              <>
                <b>{name}</b> <span className="t2">{t('timeline.wrote', { what: named(definition.label.one) })}</span>
              </>
            ) : (
              <>
                <b className={row.done === true ? styles.done : undefined}>{titleOf(definition, row)}</b>{' '}
                <span className="t2">
                  {definition.label.one.toLocaleLowerCase() === titleOf(definition, row).toLocaleLowerCase()
                    ? t('timeline.by', { name })
                    : t('timeline.kindBy', { kind: definition.label.one, name })}
                </span>
              </>
            )}
            {others.length > 0 && (
              <span className="t2">
                {' '}
                {t('timeline.with')}{' '}
                {others.slice(0, 3).map((id, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
                    <RecordLink id={id} target={linked[id]} />
                  </span>
                ))}
                {others.length > 3 && ` +${others.length - 3}`}
              </span>
            )}
          </span>
          <Facts definition={definition} fields={fields} row={row} />
          <time className={styles.when} dateTime={entry.at} title={formatMoment(entry.at)}>
            {formatTime(entry.at)}
          </time>
          <EntryMenu definition={definition} row={row} may={may} onEdit={() => setEditing(text ?? definition.title)} />
        </p>
        {editing ? (
          <div className={styles.edit}>
            <FieldEditor
              field={fields[editing]!}
              value={row[editing] ?? null}
              onSave={save(editing)}
              onCancel={() => setEditing(null)}
              autoFocus
            />
          </div>
        ) : (
          text && isFilled(row[text]) && <Text text={row[text] as string} />
        )}
        {definition.fields.sha256 && isSound(row.name, row.contentType) && (
          <audio
            className={styles.sound}
            controls
            preload="none"
            src={contentOf(row)}
            aria-label={titleOf(definition, row)}
          />
        )}
      </div>
    </li>
  )
}

/** Where the bytes of a file are. */
const contentOf = ({ id }: Row) => `/api/v1/files/${id}/content`

/** The long text of a contact: notes, the words of a mail. */
const textField = (definition: RecordDefinition, fields: Readonly<Record<string, Field>>) =>
  Object.keys(definition.fields).find((name) => fields[name]?.type === 'longText')

const longest = 420

function Text({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const t = useWords()
  const isLong = text.length > longest
  return (
    <div className={styles.box}>
      <p className="theirs">
        <MentionText text={isLong && !open ? shortened(text, longest) : text} />
      </p>
      {isLong && (
        <button type="button" className="link meta" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'timeline.less' : 'timeline.whole')}
        </button>
      )}
    </div>
  )
}

/** A task is ticked off here; everything else shows its icon. */
function Mark({ definition, row, may }: { definition: RecordDefinition; row: Row; may: boolean }) {
  const t = useWords()
  const [complete, reopen] = ['complete', 'reopen'].map((name) =>
    actionsOf(definition.name).find((action) => action.name === name),
  )
  const action = row.done === true ? reopen : complete
  if (!action || typeof row.done !== 'boolean')
    return (
      <span className={styles.icon}>
        <Icon name={definition.icon} />
      </span>
    )
  return (
    <button
      type="button"
      className={`${styles.icon} ${styles.tick}`}
      role="checkbox"
      aria-checked={row.done}
      aria-label={t('timeline.done', { title: titleOf(definition, row) })}
      disabled={!may}
      onClick={() => void act(action, row, {}, { paintAs: { done: !row.done } })}
    >
      <Icon name={row.done ? 'circle-check' : 'circle'} />
    </button>
  )
}

const silent = new Set(['direction', 'done', 'pinned', 'contentType', 'sha256'])

/** The few values that say more than the icon: how a call ended, how long it took, when a task is due. */
function Facts({
  definition,
  fields,
  row,
}: {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  row: Row
}) {
  const t = useWords()
  const names = Object.keys(definition.fields).filter(
    (name) =>
      fields[name] && !silent.has(name) && isFilled(row[name]) && ['choice', 'number'].includes(fields[name].type),
  )
  const due =
    typeof row.done === 'boolean' && !row.done && typeof row.dueAt === 'string' && Date.parse(row.dueAt) < Date.now()
  return (
    <>
      {row.private === true && <Icon name="lock" size={14} className="t3" />}
      {due && (
        <Chip tone="danger" icon="alert-circle">
          {t('timeline.overdue')}
        </Chip>
      )}
      {names
        .filter((name) => !(fields[name]!.type === 'choice' && row[name] === 'normal'))
        .map((name) => (
          <Chip key={name} title={fields[name]!.label}>
            {name === 'size' ? (
              formatSize(row[name] as number)
            ) : name === 'minutes' ? (
              t('timeline.minutes', { count: row[name] as number })
            ) : (
              <FieldValue field={fields[name]!} value={row[name]} />
            )}
          </Chip>
        ))}
    </>
  )
}

function EntryMenu({
  definition,
  row,
  may,
  onEdit,
}: {
  definition: RecordDefinition
  row: Row
  may: boolean
  onEdit: () => void
}) {
  const t = useWords()
  const update = useUpdate(definition)
  const isFile = definition.fields.sha256 !== undefined
  const items: MenuItem[] = [
    ...(isFile
      ? [
          {
            label: t('timeline.download'),
            icon: 'download',
            onSelect: () => window.open(contentOf(row), '_blank', 'noopener'),
          },
        ]
      : []),
    ...(may ? [{ label: t('timeline.edit'), icon: 'pencil', onSelect: onEdit }] : []),
    ...(may && definition.fields.pinned
      ? [
          {
            label: t(row.pinned ? 'timeline.unpin' : 'timeline.pin'),
            icon: 'pin',
            onSelect: () => void update(row, { pinned: !row.pinned } as never),
          },
        ]
      : []),
    ...(may && definition.private
      ? [
          {
            label: t(row.private ? 'timeline.share' : 'timeline.makePrivate'),
            icon: row.private ? 'eye' : 'lock',
            onSelect: () => void update(row, { private: !row.private } as never),
          },
        ]
      : []),
    ...(may
      ? [
          {
            label: t('record.toBin'),
            icon: 'trash',
            danger: true,
            onSelect: () => void remove(definition, row).catch(toastRefusal),
          },
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <Menu items={items} align="end">
      <Button kind="quiet" size={24} icon="dots" label={t('more')} className={styles.dots} />
    </Menu>
  )
}
