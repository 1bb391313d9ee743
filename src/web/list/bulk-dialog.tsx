import { Suspense, useState } from 'react'
import { calledDone, type ActionDefinition } from '../../kernel/action.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Field, FieldType } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { pathOf } from '../api/path.ts'
import { request, sentenceOf } from '../api/request.ts'
import { followJob } from '../jobs/jobs.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { fetched } from '../kit/fetched.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { needsInput } from '../record/action-input.ts'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './bulk-dialog.module.css'
import { BulkValue } from './bulk-value.tsx'
import { BulkWords } from './bulk-words.tsx'
import { useBulkPreview } from './use-bulk-preview.ts'

/** Few bulk actions ask for anything: its form is not fetched with the list. */
const BulkInput = fetched(() => import('./bulk-input.tsx').then((door) => door.BulkInput))

export type BulkChange =
  | { kind: 'field'; name: string; field: Field; chosen?: Chosen }
  | { kind: 'action'; action: ActionDefinition }
  | { kind: 'delete' }
/** A value that was chosen, with the titles of what it links to. */
export interface Chosen {
  value: unknown
  linked: Linked
}
export type BulkTarget = { ids: string[] } | { filter: Filter; q?: string | undefined }
/** What is done to a list of values: some are put to it, taken from it, or stand in its place. */
const listWays = ['add', 'remove', 'replace'] as const
type ListWay = (typeof listWays)[number]

interface Props {
  definition: RecordDefinition
  change: BulkChange
  target: BulkTarget
  count: number
  onClose: () => void
  onDone: () => void
}

/** A change of many records: what it will do is said before it is done. */
export function BulkDialog({ definition, change, target, count, onClose, onDone }: Props) {
  const t = useWords()
  const isField = change.kind === 'field'
  const isList = isField && severalOf.includes(change.field.type)
  const [way, setWay] = useState<ListWay>('add')
  const [value, setValue] = useState<Chosen | null>((isField && change.chosen) || null)
  const [editing, setEditing] = useState(isField && !change.chosen)
  const [error, setError] = useState<string | null>(null)
  const [input, setInput] = useState<Record<string, unknown>>({})
  const says = value !== null && (way === 'replace' || !isList || value.value !== null)
  const ready = isField ? says && !editing : change.kind === 'delete' || isAnswered(change.action, input)
  const body = { ...target, ...bodyOf(change, isField ? value?.value : input, isList ? way : 'replace') }
  const path = `${pathOf(definition)}/bulk`
  const state = useBulkPreview(path, body, ready)
  const preview = typeof state === 'object' && 'preview' in state ? state.preview : null

  const run = async () => {
    try {
      const { data } = await request<{ data: { id: string } }>(path, { method: 'POST', body })
      followJob(data.id)
      onDone()
      onClose()
    } catch (refused) {
      setError(sentenceOf(refused))
    }
  }
  return (
    <Dialog
      title={t(`bulk.title.${change.kind}`, {
        count: formatNumber(count),
        records: named(count === 1 ? definition.label.one : definition.label.many),
        what: isField ? change.field.label : change.kind === 'action' ? calledDone(change.action) : '',
      })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={!preview || preview.change === 0} onClick={() => void run()}>
            {t(change.kind === 'delete' ? 'delete' : 'bulk.change')}
          </Button>
        </>
      }
    >
      {isList && (
        <div className={styles.ways}>
          <Segmented
            label={t('bulk.way')}
            value={way}
            options={listWays.map((each) => ({ value: each, label: t(`bulk.ways.${each}`) }))}
            onChange={setWay}
          />
        </div>
      )}
      {isField && (
        <BulkValue
          field={change.field}
          of={`${definition.name}.${change.name}`}
          value={value}
          editing={editing}
          onEditing={setEditing}
          onValue={(next) => {
            setValue(next)
            setError(null)
          }}
        />
      )}
      {change.kind === 'action' && needsInput(change.action) && (
        <Suspense>
          <BulkInput
            action={change.action}
            values={input}
            onChange={(name, next) => {
              setInput((before) => ({ ...before, [name]: next }))
              setError(null)
            }}
          />
        </Suspense>
      )}
      <BulkWords state={ready ? state : null} error={error} isDelete={change.kind === 'delete'} />
    </Dialog>
  )
}

const severalOf: readonly FieldType[] = ['links', 'choices']

/** A value, or what an action is given. */
function bodyOf(change: BulkChange, value: unknown, way: ListWay) {
  if (change.kind === 'field')
    return way === 'replace' ? { patch: { [change.name]: value ?? null } } : { [way]: { [change.name]: value ?? [] } }
  return {
    action: {
      name: change.kind === 'delete' ? 'delete' : change.action.name,
      ...(change.kind === 'action' && { input: given(value as object) }),
    },
  }
}

const given = (input: object) => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))

/** Whether all is said that an action must be told. */
const isAnswered = ({ input }: ActionDefinition, values: Readonly<Record<string, unknown>>) =>
  Object.entries(input).every(([name, { required }]) => !required || (values[name] ?? null) !== null)
