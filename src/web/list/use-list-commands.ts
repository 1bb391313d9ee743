import { useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { useCommands } from '../shell/commands.ts'
import { openCreate } from '../shell/create-request.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { ListHandle } from './layouts.ts'

/** Keys to which the grid itself listens while it has the focus; they are only listed here. */
const gridKeys = {
  peek: 'space',
  open: 'enter',
  cells: 'f2',
  stretch: 'shift+arrowdown',
  copy: 'mod+c',
  paste: 'mod+v',
  fillDown: 'mod+d',
  empty: 'delete',
  menu: 'alt+arrowdown',
}

/** The keys of a list, and what they move: the filter that is being added, the search within, the grid. */
export function useListCommands(definition: RecordDefinition) {
  const t = useWords()
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const find = useRef<HTMLInputElement>(null)
  const handle = useRef<ListHandle | null>(null)
  const mayCreate = me.permissions[definition.name]?.create !== false
  useCommands([
    { id: 'find', label: t('list.find'), icon: 'search', keys: '/', group: 'here', run: () => find.current?.focus() },
    { id: 'filter', label: t('filter.add'), icon: 'filter', keys: 'f', group: 'here', run: () => setAdding(true) },
    {
      id: 'down',
      label: t('list.keys.down'),
      keys: 'j',
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.move(1),
    },
    {
      id: 'up',
      label: t('list.keys.up'),
      keys: 'k',
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.move(-1),
    },
    {
      id: 'choose',
      label: t('list.keys.choose'),
      keys: 'x',
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.toggle?.(),
    },
    {
      id: 'range',
      label: t('list.keys.range'),
      keys: 'shift+x',
      group: 'here',
      keysOnly: true,
      run: () => handle.current?.extend?.(),
    },
    ...Object.entries(gridKeys).map(([name, keys]) => ({
      id: `grid-${name}`,
      label: t(`list.keys.${name}`),
      keys,
      group: 'here' as const,
      listedOnly: true,
      run: () => undefined,
    })),
    ...(mayCreate
      ? [
          {
            id: `create-${definition.name}`,
            label: t('list.new', { record: named(definition.label.one) }),
            icon: 'plus',
            keys: 'c',
            group: 'create' as const,
            run: () => openCreate(definition.name),
          },
        ]
      : []),
  ])
  return { adding, setAdding, find, handle, mayCreate }
}
export type ListBars = ReturnType<typeof useListCommands>
