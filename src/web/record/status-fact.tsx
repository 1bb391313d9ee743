import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { ActionDefinition } from '../../kernel/action.ts'
import { dayIn } from '../../kernel/time.ts'
import type { Row } from '../api/answers.ts'
import { act } from '../api/use-action.ts'
import { useUpdate } from '../api/use-update.ts'
import { actionOf, boardOf } from '../app/registry.ts'
import { useBoardColumns } from '../board/columns.ts'
import { ChoiceMark } from '../fields/choice-mark.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { Ring } from '../kit/ring.tsx'
import type { BoardUi } from '../room.ts'
import { useCommands } from '../shell/commands.ts'
import { currentTimeZone, formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { ActionForm } from './action-form.tsx'
import { needsInput } from './action-input.ts'
import { Fact } from './fact.tsx'
import { originsQuery } from './origins-query.ts'
import type { RecordParts } from './record-view.tsx'
import { titleOf } from './title.ts'
import styles from './record-head.module.css'

/** The field that says how far a record has come: that of its board, or else its tracked choice; null where there is none. */
export function statusOf({ definition, fields }: Pick<RecordParts, 'definition' | 'fields'>): string | null {
  const board = boardOf(definition.name)
  if (board && fields[board.field]?.type === 'link') return board.field
  return (
    Object.keys(definition.fields).find(
      (name) => fields[name]?.type === 'choice' && fields[name].tracked && fields[name].setBy === 'typed',
    ) ?? null
  )
}

/** How far a record has come and since when; S moves it on. */
export function StatusFact(parts: RecordParts & { name: string }) {
  const board = boardOf(parts.definition.name)
  return board?.field === parts.name ? <StageFact {...parts} board={board} /> : <ChoiceFact {...parts} />
}

/** A stage, moved by the action of its board: the next one first, so that S and Enter move on. */
function StageFact(parts: RecordParts & { name: string; board: BoardUi }) {
  const { definition, fields, row, can, board, name } = parts
  const t = useWords()
  const [asking, setAsking] = useState<ActionDefinition | null>(null)
  const { columns } = useBoardColumns(definition, board, board.within ? String(row[board.within]) : undefined)
  const at = columns.findIndex(({ key }) => key === row[name])
  const title = titleOf(definition, row)
  const move = actionOf(definition.name, board.move!)!
  const start = (action: ActionDefinition) => (needsInput(action) ? setAsking(action) : void act(action, row, {}))
  const stages = [...columns.slice(at + 1), ...columns.slice(0, Math.max(0, at))].map((to): MenuItem => ({
    label: to.label,
    mark: <Ring share={to.share} />,
    onSelect: () =>
      void act(move, row, { [board.field]: to.key }, {
        paintAs: { [board.field]: to.key },
        done: t('board.moved', { name: title, stage: to.label }),
      }),
  })) // prettier-ignore
  const ends = board.ends.flatMap(({ action, icon }, index): MenuItem[] => {
    const end = can.actions.includes(action) ? actionOf(definition.name, action) : undefined
    return end ? [{ label: end.label, icon, ...(index === 0 && { group: true }), onSelect: () => start(end) }] : []
  })
  const current = columns[at]
  return (
    <>
      <Shown
        {...parts}
        label={fields[name]!.label}
        items={can.actions.includes(board.move!) ? [...stages, ...ends] : []}
        head={t('board.moveTo')}
      >
        {current && <Ring share={current.share} />}
        {current?.label}
      </Shown>
      {asking && <ActionForm action={asking} row={row} title={title} onClose={() => setAsking(null)} />}
    </>
  )
}

/** A choice whose periods are kept: the life cycle of a person. */
function ChoiceFact(parts: RecordParts & { name: string }) {
  const { definition, fields, row, can, name } = parts
  const update = useUpdate(definition)
  const field = fields[name]!
  const options = field.options ?? []
  const current = options.find(({ key }) => key === row[name])
  const items = options
    .filter(({ archived, key }) => !archived || key === row[name])
    .map(({ key, label, color }): MenuItem => ({
      label,
      mark: <ChoiceMark color={color} />,
      checked: key === row[name],
      onSelect: () => key !== row[name] && void update(row, { [name]: key } as never),
    }))
  return (
    <Shown {...parts} label={field.label} items={can.update ? items : []} {...(field.help && { head: field.help })}>
      <ChoiceMark color={current?.color} />
      {current?.label}
    </Shown>
  )
}

interface ShownProps extends RecordParts {
  name: string
  label: string
  items: readonly MenuItem[]
  head?: string
  children: ReactNode
}

/** The value with the day since which it is so; a button where it may be moved. */
function Shown({ definition, row, name, label, items, head, children }: ShownProps) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const since = useSince(definition, row, name)
  useCommands(
    items.length > 0
      ? [
          {
            id: 'status',
            label: t('record.change', { field: label }),
            icon: 'arrows-right',
            group: 'here',
            run: () => setOpen(true),
          },
        ]
      : [],
  )
  const beside = since && t('record.since', { day: formatDay(dayIn(currentTimeZone(), new Date(since))) })
  if (items.length === 0)
    return (
      <Fact label={label} beside={beside}>
        <span className={styles.status}>{children}</span>
      </Fact>
    )
  return (
    <Fact label={label} beside={beside}>
      <Menu items={items} opened={open} onChange={setOpen} {...(head && { head })} width={280}>
        <button type="button" className={styles.change} title="S">
          <span className={styles.status}>{children}</span>
          <span className="aloud">, {t('record.change', { field: label })}</span>
          <Icon name="chevron-down" size={14} />
        </button>
      </Menu>
    </Fact>
  )
}

/** The moment since which a value is what it is. */
function useSince(definition: RecordParts['definition'], row: Row, name: string): string | null {
  const { data } = useQuery(originsQuery(definition, row.id))
  return data ? (data.data[name]?.happenedAt ?? data.created?.happenedAt ?? row.createdAt) : null
}
