import { Icon } from '../kit/icon.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { narrowest, type Column } from './columns.ts'
import type { HeadActs } from './table-head.tsx'
import styles from './table.module.css'
import type { Total } from './totals.ts'

interface Props {
  columns: readonly Column[]
  index: number
  totals: ReadonlyMap<string, Total>
  acts: HeadActs
  opened: boolean
  onOpened: (open: boolean) => void
}

const step = 40

/** All that can be done to a column without dragging it: order, place, width, what stays in sight, what its foot says. */
export function ColumnMenu({ columns, index, totals, acts, opened, onOpened }: Props) {
  const t = useWords()
  const { name, field, width, frozen } = columns[index]!
  const group = acts.group(name)
  const isLastFrozen = frozen && !columns[index + 1]?.frozen
  const places: MenuItem[] =
    index === 0
      ? []
      : [
          {
            label: t('column.forward'),
            icon: 'arrow-left',
            group: true,
            disabled: index === 1,
            onSelect: () => acts.move(name, columns[index - 1]!.name),
          },
          {
            label: t('column.back'),
            icon: 'arrow-right',
            disabled: index === columns.length - 1,
            onSelect: () => acts.move(name, columns[index + 2]?.name ?? null),
          },
          {
            label: t(isLastFrozen ? 'column.unfreeze' : 'column.freeze'),
            icon: 'pin',
            onSelect: () => acts.freeze(isLastFrozen ? 1 : index + 1),
          },
        ]
  const items: MenuItem[] = [
    ...(field.sortable
      ? [
          { label: t('list.ascending'), icon: 'arrow-up', onSelect: () => acts.sort(name) },
          { label: t('list.descending'), icon: 'arrow-down', onSelect: () => acts.sort(`-${name}`) },
        ]
      : []),
    ...(group ? [{ label: t('column.group'), icon: 'list-details', onSelect: group }] : []),
    ...places,
    {
      label: t('column.wider'),
      icon: 'plus',
      group: true,
      stays: true,
      onSelect: () => acts.resize(name, width + step),
    },
    {
      label: t('column.narrower'),
      icon: 'minus',
      stays: true,
      disabled: width <= narrowest,
      onSelect: () => acts.resize(name, Math.max(narrowest, width - step)),
    },
    { label: t('column.fit'), icon: 'rotate', onSelect: () => acts.resize(name, null) },
    ...(index > 0 ? [...totalItems(t, name, acts.totalsOf(name), totals.get(name), acts)] : []),
    ...(index > 0
      ? [{ label: t('column.hide'), icon: 'eye-off', group: true as const, onSelect: () => acts.hide(name) }]
      : []),
  ]
  return (
    <Menu items={items} opened={opened} onChange={onOpened} align="end" width={208}>
      <button type="button" tabIndex={-1} className={styles.menu} aria-label={t('column.menu', { label: field.label })}>
        <Icon name="chevron-down" size={12} />
      </button>
    </Menu>
  )
}

/** What the foot may say of a column; choosing what it says already takes it away. */
export function totalItems(
  t: ReturnType<typeof useWords>,
  name: string,
  possible: readonly Total[],
  chosen: Total | undefined,
  acts: Pick<HeadActs, 'total'>,
): MenuItem[] {
  return possible.map((total, at) => ({
    label: t(`column.total.${total}`),
    checked: chosen === total,
    ...(at === 0 && { group: t('column.foot') }),
    onSelect: () => acts.total(name, chosen === total ? 'none' : total),
  }))
}
