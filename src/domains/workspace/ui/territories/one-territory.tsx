import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { formatList } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { territory, type user } from '../../model/index.ts'
import { PartOfMenu } from '../part-of-menu.tsx'

type Row = RowOf<typeof territory>
type User = RowOf<typeof user>

interface Props {
  row: Row
  depth: number
  all: readonly Row[]
  users: readonly User[]
  onRules: () => void
}

/** A territory in the tree: who leads it and works in it, of which it is part, and the way to its rules. */
export function OneTerritory({ row, depth, all, users, onRules }: Props) {
  const t = useWords()
  const namesOf = (ids: readonly string[] | null) => formatList(users.filter(({ id }) => ids?.includes(id)).map(({ name }) => name)) // prettier-ignore
  const people = [
    row.leads?.length ? t('territories.ledBy', { names: namesOf(row.leads) }) : '',
    row.members?.length ? namesOf(row.members) : '',
  ].filter(Boolean)
  return (
    <div style={{ paddingInlineStart: depth * 24 }}>
      <SettingsRow
        before={<Icon name={territory.icon} />}
        name={<SettingName definition={territory} row={row} />}
        under={people.join(' · ') || t('territories.nobody')}
      >
        <PeopleMenu row={row} field="leads" icon="shield-check" users={users} />
        <PeopleMenu row={row} field="members" icon="user-plus" users={users} />
        <PartOfMenu definition={territory} row={row} all={all} />
        <Button kind="quiet" icon="filter" label={t('territories.rulesOf', { name: row.name })} onClick={onRules} />
        <Button
          kind="quiet"
          icon="x"
          label={t('teams.remove', { name: row.name })}
          onClick={() => void remove(territory, row).catch(toastRefusal)}
        />
      </SettingsRow>
      <UnsavedOf definition={territory} row={row} />
    </div>
  )
}

interface MenuProps {
  row: Row
  field: 'leads' | 'members'
  icon: 'shield-check' | 'user-plus'
  users: readonly User[]
}

function PeopleMenu({ row, field, icon, users }: MenuProps) {
  const t = useWords()
  const update = useUpdate(territory)
  const chosen = row[field] ?? []
  const without = (id: string) => chosen.filter((each) => each !== id)
  return (
    <Menu
      align="end"
      items={users
        .filter(({ active }) => active)
        .map(({ id, name }) => ({
          label: name,
          mark: <Avatar name={name} size={20} />,
          checked: chosen.includes(id),
          stays: true,
          onSelect: () => void update(row, { [field]: chosen.includes(id) ? without(id) : [...chosen, id] }),
        }))}
    >
      <Button kind="quiet" icon={icon} label={t(`territories.${field}`, { name: row.name })} />
    </Menu>
  )
}
