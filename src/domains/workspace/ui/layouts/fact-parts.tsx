import { mostAsked, mostInHead } from '../../../../kernel/layout.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { createUiOf } from '../../../../web/app/registry.ts'
import { quickFields } from '../../../../web/form/quick-fields.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { useReorder } from '../../../../web/kit/reorder.ts'
import { factsOf } from '../../../../web/record/facts-of.ts'
import { statusOf } from '../../../../web/record/status-fact.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { named } from '../../../../web/words/language.ts'
import { useWords } from '../../../../web/words/words.ts'
import { FieldLine } from './field-line.tsx'
import type { PartProps } from './groups-part.tsx'
import { inserted, stepIn } from './layout-draft.ts'
import styles from './layouts.module.css'
import { useMovedFocus } from './moved-focus.ts'

type RecordPartProps = PartProps & { record: RecordDefinition }

/** Which facts stand beneath the title; how far a record has come always stands first. */
export function HeadPart({ record, fields, draft, onChange }: RecordPartProps) {
  const t = useWords()
  const status = statusOf({ definition: record, fields })
  const possible = Object.keys(record.all).filter((name) => fields[name] && fields[name].setBy !== 'system' && name !== record.title && name !== status) // prettier-ignore
  return (
    <OrderedFields
      list="head"
      title={t('layouts.head')}
      about={status ? t('layouts.headAfter', { field: fields[status]!.label }) : t('layouts.headAbout')}
      fields={fields}
      names={draft.head}
      usual={factsOf(record, fields).filter((name) => name !== status)}
      possible={possible}
      most={mostInHead}
      onChange={(change) => onChange((now) => ({ ...now, head: change(now.head) }))}
    />
  )
}

/** What is asked when one is added; what must be said is asked in any case. */
export function AskedPart({ record, fields, draft, onChange }: RecordPartProps) {
  const t = useWords()
  const also = Object.keys(createUiOf(record.name)?.also ?? {})
  const possible = Object.keys(record.all).filter((name) => fields[name]?.setBy === 'typed' || fields[name]?.setBy === 'action') // prettier-ignore
  return (
    <OrderedFields
      list="asks"
      title={t('layouts.asks', { record: named(record.label.one) })}
      about={t('layouts.asksAbout')}
      fields={fields}
      names={draft.asks}
      usual={quickFields(record, fields, [], also).filter((name) => possible.includes(name))}
      possible={possible}
      most={mostAsked}
      onChange={(change) => onChange((now) => ({ ...now, asks: change(now.asks) }))}
    />
  )
}

interface OrderedProps {
  list: string
  title: string
  about: string
  fields: PartProps['fields']
  /** Null: as Farley chooses. */
  names: string[] | null
  /** What Farley would choose. */
  usual: string[]
  possible: readonly string[]
  most: number
  onChange: (change: (names: string[] | null) => string[] | null) => void
}

function OrderedFields({ list, title, about, fields, names, usual, possible, most, onChange }: OrderedProps) {
  const t = useWords()
  const moved = useMovedFocus(names)
  const move = (name: string, change: (names: string[]) => string[]) => {
    moved(`${list} ${name}`)
    onChange((now) => now && change(now))
  }
  const drag = useReorder(list, (name, before) => move(name, (now) => inserted(now, name, before)))
  const free = names ? possible.filter((name) => !names.includes(name)) : []
  return (
    <Part
      title={title}
      about={about}
      action={
        names &&
        names.length < most &&
        free.length > 0 && (
          <Menu align="end" items={free.map((name) => ({ label: fields[name]!.label, onSelect: () => move(name, (now) => [...now, name]) }))}>
            <Button icon="plus">{t('layouts.addField')}</Button>
          </Menu>
        )
      }
    >
      <label className={styles.choice}>
        <Checkbox
          label={`${title}: ${t('layouts.asShipped')}`}
          checked={names === null}
          onChange={(event) => {
            const isUsual = event.currentTarget.checked
            onChange(() => (isUsual ? null : usual.slice(0, most)))
          }}
        />
        {t('layouts.asShipped')}
      </label>
      {names?.map((name) => (
        <FieldLine
          key={name}
          name={`${list} ${name}`}
          label={fields[name]!.label}
          drag={drag(name)}
          onStep={(by) => move(name, (now) => stepIn(now, name, by))}
          items={[
            { label: t('layouts.up'), icon: 'arrow-up', keys: 'alt+arrowup', onSelect: () => move(name, (now) => stepIn(now, name, -1)) },
            { label: t('layouts.down'), icon: 'arrow-down', keys: 'alt+arrowdown', onSelect: () => move(name, (now) => stepIn(now, name, 1)) },
            { label: t('layouts.takeOut'), icon: 'x', group: true, onSelect: () => onChange((now) => now && now.filter((each) => each !== name)) },
          ]}
        />
      ))}
    </Part>
  ) // prettier-ignore
}
