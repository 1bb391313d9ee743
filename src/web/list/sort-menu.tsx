import type { Field } from '../../kernel/field.ts'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  fields: Readonly<Record<string, Field>>
  sort: string | undefined
  onSort: (sort: string) => void
}

/** By what a list is ordered, and which way; only what has an index is offered. */
export function SortMenu({ fields, sort, onSort }: Props) {
  const t = useWords()
  const [first = ''] = (sort ?? '').split(',')
  const name = first.replace('-', '')
  const down = first.startsWith('-')
  const sortable = Object.entries(fields).filter(([, field]) => field.sortable)
  if (sortable.length === 0) return null
  return (
    <Menu
      align="end"
      items={[
        ...sortable.map(([each, field]) => ({
          label: field.label,
          checked: each === name,
          onSelect: () => onSort(down ? `-${each}` : each),
        })),
        {
          label: t('list.ascending'),
          icon: 'arrow-up',
          checked: !down,
          group: true as const,
          onSelect: () => onSort(name),
        },
        { label: t('list.descending'), icon: 'arrow-down', checked: down, onSelect: () => onSort(`-${name}`) },
      ]}
    >
      <Button kind="quiet" icon="arrows-sort" title={t('list.sort')}>
        {fields[name]?.label ?? t('list.sort')}
      </Button>
    </Menu>
  )
}
