import type { RecordDefinition } from '../../../kernel/record.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { useWords } from '../../../web/words/words.ts'

interface Row {
  id: string
  version: number
  name: string
  parent: string | null
}

interface Props {
  definition: RecordDefinition
  row: Row
  all: readonly Row[]
}

/** Of which other one a team or a territory is part. */
export function PartOfMenu({ definition, row, all }: Props) {
  const t = useWords()
  const update = useUpdate(definition)
  const others = all.filter(({ id }) => id !== row.id)
  const choice = (label: string, parent: string | null) => ({
    label,
    checked: row.parent === parent,
    onSelect: () => void update({ ...row }, { parent }),
  })
  return (
    <Menu align="end" items={[choice(t('teams.top'), null), ...others.map(({ id, name }) => choice(name, id))]}>
      <Button kind="quiet" iconAfter="chevron-down">
        {others.find(({ id }) => id === row.parent)?.name ?? t('teams.top')}
      </Button>
    </Menu>
  )
}
