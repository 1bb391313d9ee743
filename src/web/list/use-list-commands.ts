import { useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { useCommands, useKeysOf } from '../shell/commands.ts'
import { openCreate } from '../shell/create-request.ts'
import { keyEntry } from '../shell/key-entries.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { ListHandle } from './layouts.ts'

/** Commands to which the grid itself listens while it has the focus; they are only listed here. */
const ofGrid = ['row-open', 'row-peek', 'row-cells', 'cell-edit', 'cell-fill', 'cell-empty', 'cell-menu']
/** Keys of every grid and every browser, which are nobody's to change. */
const fixed = { stretch: 'shift+arrowdown', copy: 'mod+c', paste: 'mod+v' }

const listed = (id: string) => ({ id, group: 'here' as const, listedOnly: true, run: () => undefined })

/** The keys of a list, and what they move: the filter that is being added, the search within, the grid. */
export function useListCommands(definition: RecordDefinition) {
  const t = useWords()
  const me = useMe()
  const keysOf = useKeysOf()
  const [adding, setAdding] = useState(false)
  const find = useRef<HTMLInputElement>(null)
  const handle = useRef<ListHandle | null>(null)
  const mayCreate = me.permissions[definition.name]?.create !== false
  useCommands([
    { id: 'find', label: t('list.find'), icon: 'search', group: 'here', run: () => find.current?.focus() },
    { id: 'filter', label: t('filter.add'), icon: 'filter', group: 'here', run: () => setAdding(true) },
    {
      id: 'down',
      label: t('list.keys.down'),
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.move(1),
    },
    {
      id: 'up',
      label: t('list.keys.up'),
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.move(-1),
    },
    {
      id: 'choose',
      label: t('list.keys.choose'),
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.toggle?.(),
    },
    {
      id: 'range',
      label: t('list.keys.range'),
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.extend?.(),
    },
    ...ofGrid.map((id) => ({ ...listed(id), label: t(keyEntry(id)!.words) })),
    ...Object.entries(fixed).map(([name, keys]) => ({
      ...listed(`grid-${name}`),
      label: t(`list.keys.${name}`),
      keys,
    })),
    ...(mayCreate
      ? [
          {
            id: `create-${definition.name}`,
            label: t('list.new', { record: named(definition.label.one) }),
            icon: 'plus',
            keys: keysOf('create'),
            group: 'create' as const,
            run: () => openCreate(definition.name),
          },
        ]
      : []),
  ])
  return { adding, setAdding, find, handle, mayCreate }
}
export type ListBars = ReturnType<typeof useListCommands>
