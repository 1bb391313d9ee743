import type { Dispatch, SetStateAction } from 'react'
import type { Field } from '../../../../kernel/field.ts'
import type { FieldGroup } from '../../../../kernel/layout.ts'
import { Button } from '../../../../web/kit/button.tsx'
import type { MenuItem } from '../../../../web/kit/menu.tsx'
import { useReorder, type Draggable } from '../../../../web/kit/reorder.ts'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useHeading } from '../../../../web/record/detail-section.tsx'
import { MoveButtons } from '../../../../web/settings/move-buttons.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { FieldLine } from './field-line.tsx'
import {
  addGroup,
  changeGroup,
  headingFault,
  moveGroup,
  put,
  removeGroup,
  step,
  type Draft,
  type Place,
} from './layout-draft.ts'
import styles from './layouts.module.css'
import { useMovedFocus } from './moved-focus.ts'

export interface PartProps {
  fields: Readonly<Record<string, Field>>
  draft: Draft
  onChange: Dispatch<SetStateAction<Draft>>
}

/** The groups of the page with their fields, and those that are left out of it. */
export function GroupsPart({ fields, draft, onChange }: PartProps) {
  const t = useWords()
  const headingOf = useHeading()
  const moved = useMovedFocus(draft)
  const move = (name: string, change: (draft: Draft) => Draft) => {
    moved(name)
    onChange(change)
  }
  const drag = useReorder('layout', (name, before) => move(name, (now) => putAt(now, name, before)))
  const line = (name: string, at: Place) => (
    <FieldLine
      key={name}
      name={name}
      label={fields[name]!.label}
      drag={drag(name)}
      items={placesFor(name, at)}
      {...(at !== 'out' && { onStep: (by: -1 | 1) => move(name, (now) => step(now, name, by)) })}
    />
  )
  const placesFor = (name: string, at: Place): MenuItem[] => [
    ...(at === 'out' ? [] : [
      { label: t('layouts.up'), icon: 'arrow-up', keys: 'alt+arrowup', onSelect: () => move(name, (now) => step(now, name, -1)) },
      { label: t('layouts.down'), icon: 'arrow-down', keys: 'alt+arrowdown', onSelect: () => move(name, (now) => step(now, name, 1)) },
    ]),
    ...draft.groups.flatMap((group, index) => (index === at ? [] : [{ label: t('layouts.into', { group: headingOf(group) }), icon: 'arrow-right', onSelect: () => move(name, (now) => put(now, name, index)) }])),
    ...(at === 'out' ? [] : [{ label: t('layouts.leaveOut'), icon: 'eye-off', group: true as const, onSelect: () => move(name, (now) => put(now, name, 'out')) }]),
  ] // prettier-ignore
  return (
    <Part
      title={t('layouts.page')}
      about={t('layouts.pageAbout')}
      action={
        <Button icon="plus" onClick={() => onChange((now) => addGroup(now, freeHeading(now.groups, t('layouts.newGroup'))))}>
          {t('layouts.addGroup')}
        </Button>
      }
    >
      {draft.groups.map((group, index) => (
        <section key={`${group.key}${index}`} className={styles.group} aria-label={headingOf(group)}>
          <GroupHead
            group={group}
            heading={headingOf(group)}
            place={[index, draft.groups.length]}
            fault={headingFault(draft, index)}
            drop={drag(`@${index}`)}
            onChange={onChange}
          />
          {group.names.map((name) => line(name, index))}
          {group.names.length === 0 && <p className="t3">{t('layouts.emptyGroup')}</p>}
        </section>
      ))}
      <section className={styles.group} aria-label={t('layouts.leftOut')}>
        <div className={styles.groupHead} {...drag('@out')} draggable={false}>
          <h3 className="grow">{t('layouts.leftOut')}</h3>
        </div>
        {draft.leftOut.map((name) => line(name, 'out'))}
        {draft.leftOut.length === 0 && <p className="t3">{t('layouts.nothingOut')}</p>}
      </section>
    </Part>
  ) // prettier-ignore
}

interface HeadProps {
  group: FieldGroup
  heading: string
  /** Which it is, and of how many. */
  place: readonly [number, number]
  fault: ReturnType<typeof headingFault>
  /** What is dropped on it lands at its end. */
  drop: Draggable
  onChange: PartProps['onChange']
}

function GroupHead({ group, heading, place: [at, count], fault, drop, onChange }: HeadProps) {
  const t = useWords()
  return (
    <div className={styles.groupHead} {...drop} draggable={false}>
      <TextField
        label={t('layouts.heading')}
        className={styles.heading}
        value={heading}
        error={fault ? t(`layouts.${fault}`) : undefined}
        maxLength={60}
        size={28}
        onChange={(event) => {
          const heading = event.currentTarget.value
          onChange((now) => changeGroup(now, at, { heading }))
        }}
      />
      <Segmented
        label={t('layouts.columns', { group: heading })}
        value={String(group.columns ?? 1)}
        options={['1', '2'].map((value) => ({ value, label: t(`layouts.column${value}`) }))}
        onChange={(value) => onChange((now) => changeGroup(now, at, { columns: value === '2' ? 2 : 1 }))}
      />
      <span className={styles.tools}>
        <MoveButtons name={heading} first={at === 0} last={at === count - 1} onMove={(by) => onChange((now) => moveGroup(now, at, by))} />
        <Button
          kind="quiet"
          icon="x"
          label={t('layouts.removeGroup', { group: heading })}
          disabled={count < 2}
          onClick={() => onChange((now) => removeGroup(now, at))}
        />
      </span>
    </div>
  ) // prettier-ignore
}

/** Dropped on a field it lands before it, on the head of a group at that group's end. */
function putAt(draft: Draft, name: string, target: string): Draft {
  if (target === '@out') return put(draft, name, 'out')
  if (target.startsWith('@')) return put(draft, name, Number(target.slice(1)))
  const at = draft.groups.findIndex(({ names }) => names.includes(target))
  return put(draft, name, at < 0 ? 'out' : at, target)
}

function freeHeading(groups: readonly FieldGroup[], heading: string): string {
  const taken = new Set(groups.map((group) => group.heading))
  for (let number = 1; ; number++) {
    const free = number === 1 ? heading : `${heading} ${number}`
    if (!taken.has(free)) return free
  }
}
