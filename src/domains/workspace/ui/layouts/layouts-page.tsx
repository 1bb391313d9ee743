import { useState } from 'react'
import { mayHaveOwn } from '../../../../kernel/own-field.ts'
import { remove } from '../../../../web/api/create.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { layout } from '../../model/index.ts'
import { forWhomOf, useForWhom, type ForWhom, type Row } from './for-whom.ts'
import { LayoutEditor } from './layout-editor.tsx'
import { NewLayout } from './new-layout.tsx'

const everybody: ForWhom = { role: null, way: null }

/** How pages and forms of each kind of record are laid out: for everybody, for roles, and for pipelines. */
export default function LayoutsPage() {
  const t = useWords()
  const records = definitions().filter(mayHaveOwn)
  const [name, setName] = useState(asked() ?? 'person')
  const [open, setOpen] = useState<ForWhom | null>(null)
  const [adding, setAdding] = useState(false)
  // A record type may have been put away meanwhile.
  const record = records.find((each) => each.name === name) ?? records[0]!
  const { roleChoices, wayChoices, wayLabel, nameOf } = useForWhom(record)
  const { data, error, refetch } = useRows(layout, { filter: { field: 'of', is: record.name }, limit: 200 })
  const rows = data?.data ?? []
  const rowFor = (whom: ForWhom) => rows.find((row) => isSame(forWhomOf(row), whom)) ?? null
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (open && data)
    return (
      <LayoutEditor
        key={`${record.name} ${JSON.stringify(open)}`}
        record={record}
        whom={open}
        name={nameOf(open)}
        row={rowFor(open)}
        rows={rows}
        onClose={() => setOpen(null)}
      />
    )
  const others = rows.filter((row) => !isSame(forWhomOf(row), everybody))
  return (
    <Part
      title={t('layouts.title')}
      about={t('layouts.about')}
      action={
        <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
          {t('layouts.add')}
        </Button>
      }
    >
      <div className={styles.form} style={{ marginBottom: 16 }}>
        <SelectField
          label={t('settings.fieldsOf')}
          value={record.name}
          options={records.map(({ name: value, label }) => ({ value, label: label.many }))}
          onChange={setName}
        />
      </div>
      <Rows waiting={!data}>
        <OneLayout name={nameOf(everybody)} row={rowFor(everybody)} onOpen={() => setOpen(everybody)} />
        {others.map((row) => (
          <OneLayout key={row.id} name={nameOf(forWhomOf(row))} row={row} onOpen={() => setOpen(forWhomOf(row))} />
        ))}
      </Rows>
      {adding && (
        <NewLayout
          roles={roleChoices}
          ways={wayChoices}
          wayLabel={wayLabel}
          onGo={(whom) => {
            setAdding(false)
            setOpen(whom)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Part>
  )
}

/** Of which record the address asks for the layouts. */
const asked = () => new URLSearchParams(location.search).get('of')

const isSame = (one: ForWhom, other: ForWhom) => one.role === other.role && one.way === other.way

function OneLayout({ name, row, onOpen }: { name: string; row: Row | null; onOpen: () => void }) {
  const t = useWords()
  return (
    <SettingsRow name={name} under={t(row ? 'layouts.own' : 'layouts.shipped')}>
      <Button kind="quiet" icon="pencil" label={t('layouts.edit', { name })} onClick={onOpen} />
      {row && (
        <Button
          kind="quiet"
          icon="rotate"
          label={t('layouts.backOf', { name })}
          onClick={() => void remove(layout, row).catch(toastRefusal)}
        />
      )}
    </SettingsRow>
  ) // prettier-ignore
}
