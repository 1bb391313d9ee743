import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { dayIn } from '../../kernel/time.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { minuteIn } from '../fields/parse/moment.ts'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { Popover } from '../kit/popover.tsx'
import { useKeysOf } from '../shell/commands.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import type { Entry, When } from './entries.ts'
import type { CalendarActs } from './entry-item.tsx'

interface Props {
  definition: RecordDefinition
  entry: Entry
  when: When
  acts: CalendarActs
  may: boolean
  name: string
}

/** What can be done to an entry by those who do not drag; its new date is asked in words. */
export function EntryMenu({ definition, entry, when, acts, may, name }: Props) {
  const t = useWords()
  const keysOf = useKeysOf()
  const [open, setOpen] = useState(false)
  const dots = (
    <Button
      kind="quiet"
      size={24}
      icon="dots"
      label={t('board.menuOf', { name })}
      tabIndex={-1}
      className={styles.dots}
    />
  )
  if (may && acts.moving === entry.row.id) return <MoveTo {...{ entry, when, acts, name }}>{dots}</MoveTo>
  return (
    <Menu
      align="end"
      opened={open}
      onChange={setOpen}
      items={[
        ...(may
          ? [
              {
                label: t('calendar.moveTo'),
                icon: 'calendar-event',
                keys: keysOf('move-date'),
                onSelect: () => acts.onMoving(entry.row.id),
              },
            ]
          : []),
        {
          label: t('board.open', { record: named(definition.label.one) }),
          icon: 'arrow-right',
          keys: keysOf('entry-open'),
          ...(may && { group: true as const }),
          onSelect: () => acts.onOpen(entry),
        },
        {
          label: t('peek.look'),
          icon: 'layout-sidebar-right',
          keys: keysOf('entry-peek'),
          onSelect: () => acts.onPeek(entry),
        },
      ]}
    >
      {dots}
    </Menu>
  )
}

function MoveTo({
  entry,
  when,
  acts,
  name,
  children,
}: Omit<Props, 'may' | 'definition'> & { children: React.ReactElement }) {
  const t = useWords()
  const close = () => {
    acts.onMoving(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${entry.row.id}"]`)?.focus())
  }
  const save = (value: unknown) => {
    close()
    if (typeof value !== 'string') return
    if (when.field.type === 'date') return acts.onMove(entry, value)
    const moment = new Date(value)
    acts.onMove(entry, dayIn(when.timeZone, moment), minuteIn(when.timeZone, moment))
  }
  return (
    <Popover
      opened
      onChange={(opened) => !opened && close()}
      label={t('calendar.moveOf', { name })}
      align="end"
      width={260}
      target={children}
    >
      <div className={styles.moveTo}>
        <span className="meta t2">{t('calendar.moveOf', { name })}</span>
        <FieldEditor
          field={{ ...when.field, required: true }}
          value={entry.row[when.by]}
          autoFocus
          onSave={save}
          onCancel={close}
        />
      </div>
    </Popover>
  )
}
