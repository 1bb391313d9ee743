import type { Field } from '../../kernel/field.ts'
import { Button } from '../kit/button.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { allFolded } from './folded.ts'
import { groupingAt, groupingsOf, groupKey, type Grouping } from './grouping.ts'
import type { ListState } from './use-list-state.ts'

interface Props {
  fields: Readonly<Record<string, Field>>
  state: ListState
}

/** By what rows stand together, and whether all groups are open or closed. */
export function GroupMenu({ fields, state }: Props) {
  const t = useWords()
  const current = groupingAt(fields, state.query.group)
  const onGroup = (group: string) => state.change({ group, folded: undefined })
  const label = ({ field, by }: Grouping) => (by ? t(`group.${by}`, { field: field.label }) : field.label)
  const items: MenuItem[] = [
    { label: t('group.nothing'), checked: !current, onSelect: () => onGroup('none') },
    ...groupingsOf(fields).map((each, index) => ({
      label: label(each),
      checked: current !== undefined && groupKey(each) === groupKey(current),
      ...(index === 0 && { group: true as const }),
      onSelect: () => onGroup(groupKey(each)),
    })),
    ...(current
      ? [
          {
            label: t('group.openAll'),
            icon: 'chevron-down',
            group: true as const,
            onSelect: () => state.change({ folded: undefined }),
          },
          {
            label: t('group.closeAll'),
            icon: 'chevron-right',
            onSelect: () => state.change({ folded: allFolded }),
          },
        ]
      : []),
  ]
  return (
    <Menu align="end" items={items}>
      <Button kind="quiet" icon="list-details" title={t('group.group')}>
        {current ? (
          <>
            {t('group.by')} <b className="m">{label(current)}</b>
          </>
        ) : (
          t('group.group')
        )}
      </Button>
    </Menu>
  )
}
