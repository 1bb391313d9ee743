import { useState, type FormEvent } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { rowsQuery, useRows } from '../../../../web/api/use-rows.ts'
import { useSeen } from '../../../../web/api/seen.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FieldEditor } from '../../../../web/fields/field-editor.tsx'
import { FormField } from '../../../../web/form/form-field.tsx'
import { dueOn } from '../../../../web/home/when.ts'
import { BriefCard, BriefLine } from '../../../../web/kit/brief-card.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { dayIn } from '../../../../kernel/time.ts'
import { currentTimeZone, formatDay, today } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { Panels } from '../../../../web/record/panels.tsx'
import { ReadingBrief } from '../../../../web/record/reading-brief.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { fact, factIcons, person } from '../../model/index.ts'
import { keepPromise } from '../home/promises-due.ts'
import styles from './facts-card.module.css'

type Fact = RowOf<typeof fact>

const factsOf = (id: string) => ({ filter: { field: 'person', is: id }, limit: 50, with: 'createdBy' })
export const ahead = (id: string) => client.prefetchQuery(rowsQuery(fact, factsOf(id)))

/** The Farley File of a person: what one would like to remember when meeting them again, who said it and when. */
export default function FactsCard({ row, linked }: { row: Row; linked: Linked }) {
  const [adding, setAdding] = useState(false)
  const t = useWords()
  const { data } = useRows(fact, factsOf(row.id))
  const may = useMayEdit(person, row.id)
  const facts = (data?.data ?? [])
    .filter((each) => each.validUntil === null || each.validUntil >= today())
    .sort(byUrgency)
  if (!data) return <ReadingBrief label={t('people.brief')} />
  return (
    <BriefCard
      label={t('people.brief')}
      beside={facts.length > 0 ? t('people.facts', { count: facts.length }) : undefined}
    >
      <ul>
        {facts.map((each) => (
          <Line key={each.id} row={each} linked={data.linked ?? {}} may={may} />
        ))}
      </ul>
      {adding ? (
        <NewFact person={row.id} onDone={() => setAdding(false)} />
      ) : (
        may && (
          <button type="button" className={styles.add} onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} />
            {t(facts.length === 0 ? 'people.firstFact' : 'people.addFact')}
          </button>
        )
      )}
      <Panels record={person.name} place="brief" row={row} linked={linked} />
    </BriefCard>
  )
}

/** Open promises first, the earliest due above; then the newest. */
function byUrgency(one: Fact, other: Fact): number {
  const due = (each: Fact) => (each.kind === 'promise' ? (each.dueOn ?? '9') : '~')
  return due(one).localeCompare(due(other)) || other.createdAt.localeCompare(one.createdAt)
}

function Line({ row, linked, may }: { row: Fact; linked: Linked; may: boolean }) {
  const [editing, setEditing] = useState(false)
  const t = useWords()
  const me = useMe()
  const update = useUpdate(fact)
  const fields = useFields(fact)
  const due = row.dueOn ? `, ${t('people.dueOn', { day: formatDay(row.dueOn) })}` : ''
  const late = row.kind === 'promise' && row.dueOn !== null && row.dueOn <= today()
  const who =
    row.createdBy === me.user.id
      ? t('people.you')
      : ((row.createdBy && linked[row.createdBy]?.title) ?? t('record.somebody'))
  const seen = useSeen(row.version, editing)
  const save = (value: unknown) => {
    setEditing(false)
    void update({ ...row, version: seen() }, { text: value } as never)
  }
  return (
    <BriefLine
      icon={factIcons[row.kind]}
      kind={fields.kind?.options?.find(({ key }) => key === row.kind)?.label}
      tone={late ? 'danger' : 'plain'}
      note={
        late
          ? dueOn(row.dueOn!).text
          : `${isolated(who)}, ${formatDay(dayIn(currentTimeZone(), new Date(row.createdAt)))}${due}${row.private ? ` · ${t('people.onlyYou')}` : ''}`
      }
      end={may && <FactMenu row={row} onEdit={() => setEditing(true)} />}
    >
      {editing ? (
        <FieldEditor field={fields.text!} value={row.text} onSave={save} onCancel={() => setEditing(false)} autoFocus />
      ) : (
        row.text
      )}
      <UnsavedOf definition={fact} row={row} />
    </BriefLine>
  )
}

function FactMenu({ row, onEdit }: { row: Fact; onEdit: () => void }) {
  const t = useWords()
  const me = useMe()
  const update = useUpdate(fact)
  return (
    <Menu
      align="end"
      items={[
        ...(row.kind === 'promise'
          ? [{ label: t('people.keepPromise'), icon: 'check', onSelect: () => void keepPromise(row) }]
          : []),
        { label: t('people.editFact'), icon: 'pencil', onSelect: onEdit },
        ...(row.createdBy === me.user.id
          ? [
              {
                label: t(row.private ? 'people.share' : 'people.keepToMyself'),
                icon: row.private ? 'users' : 'lock',
                onSelect: () => void update(row, { private: !row.private } as never),
              },
            ]
          : []),
        {
          label: t('people.removeFact'),
          icon: 'trash',
          danger: true,
          onSelect: () => void remove(fact, row).catch(toastRefusal),
        },
      ]}
    >
      <Button kind="quiet" size={24} icon="dots" label={t('more')} className={styles.dots} />
    </Menu>
  )
}

function NewFact({ person, onDone }: { person: string; onDone: () => void }) {
  const t = useWords()
  const fields = useFields(fact)
  const [values, setValues] = useState<Record<string, unknown>>({ kind: 'interest' })
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const text = String(values.text ?? '').trim()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (text === '' || busy) return
    setBusy(true)
    try {
      await create(fact, { ...values, text, person } as never)
      onDone()
    } catch (error) {
      setTrouble(sentenceOf(error))
      setBusy(false)
    }
  }
  const set = (name: string) => (value: unknown) => setValues((before) => ({ ...before, [name]: value }))
  return (
    <form
      className={styles.form}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <input
        className={styles.input}
        autoFocus
        value={String(values.text ?? '')}
        maxLength={1000}
        placeholder={t('people.factExample')}
        aria-label={fields.text!.label}
        onChange={(event) => set('text')(event.currentTarget.value)}
      />
      <div className={styles.more}>
        <FormField inline field={fields.kind!} value={values.kind} linked={{}} onChange={set('kind')} />
        {values.kind === 'promise' && (
          <FormField inline field={fields.dueOn!} value={values.dueOn ?? null} linked={{}} onChange={set('dueOn')} />
        )}
      </div>
      {values.private === true && <p className="meta t2">{t('people.toldWhenAsked')}</p>}
      {trouble && (
        <p role="alert" className="bad meta">
          {trouble}
        </p>
      )}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabled={text === ''}>
          {t('save')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
        <span className="grow" />
        <Button
          kind="quiet"
          icon={values.private ? 'lock' : 'users'}
          aria-pressed={values.private === true}
          onClick={() => set('private')(!values.private)}
        >
          {t(values.private ? 'composer.onlyMe' : 'composer.team')}
        </Button>
      </div>
    </form>
  )
}
