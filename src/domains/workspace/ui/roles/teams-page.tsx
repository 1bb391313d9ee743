import type { RowOf } from '../../../../kernel/record.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { AddByName } from '../../../../web/settings/add-by-name.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { team, user } from '../../model/index.ts'
import { PartOfMenu } from '../part-of-menu.tsx'
import { teamTree } from './team-tree.ts'

type Team = RowOf<typeof team>
type User = RowOf<typeof user>

/** Who works together, and whose team is part of whose: where a role goes by teams, those above see those below. */
export default function TeamsPage() {
  const t = useWords()
  const { data, error, refetch } = useAll(team)
  const users = useAll(user).data?.data ?? []
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const teams = data?.data ?? []
  return (
    <Part title={t('teams.title')} about={t('teams.about')}>
      <AddByName label={t('teams.new')} max={120} add={(name) => create(team, { name })} />
      <Rows waiting={!data}>
        {teamTree(teams).map(({ row, depth }) => (
          <OneTeam key={row.id} row={row} depth={depth} teams={teams} users={users} />
        ))}
      </Rows>
      {users.map((each) => (
        <UnsavedOf key={each.id} definition={user} row={each} only={['team']} whose={each.name} />
      ))}
      {data?.data.length === 0 && <p className="t2">{t('teams.none')}</p>}
    </Part>
  )
}

interface Props {
  row: Team
  depth: number
  teams: readonly Team[]
  users: readonly User[]
}

function OneTeam({ row, depth, teams, users }: Props) {
  const t = useWords()
  const updateUser = useUpdate(user)
  const members = users.filter((each) => each.team === row.id).map((each) => each.name)
  const lead = users.find(({ id }) => id === row.lead)
  const led = lead ? [t('teams.ledBy', { name: lead.name })] : []
  return (
    <div style={{ paddingInlineStart: depth * 24 }}>
      <SettingsRow
        before={<Icon name={team.icon} />}
        name={<SettingName definition={team} row={row} />}
        under={[...led, members.join(', ') || t('teams.nobody')].join(' · ')}
      >
        <Menu
          align="end"
          items={users
            .filter((each) => each.active)
            .map((each) => ({
              label: each.name,
              mark: <Avatar name={each.name} size={20} />,
              checked: each.team === row.id,
              stays: true,
              onSelect: () => void updateUser(each, { team: each.team === row.id ? null : row.id }),
            }))}
        >
          <Button kind="quiet" icon="user-plus" label={t('teams.members', { name: row.name })} />
        </Menu>
        <LeadMenu row={row} users={users} />
        <PartOfMenu definition={team} row={row} all={teams} />
        <Button
          kind="quiet"
          icon="x"
          label={t('teams.remove', { name: row.name })}
          onClick={() => void remove(team, row).catch(toastRefusal)}
        />
      </SettingsRow>
      <UnsavedOf definition={team} row={row} />
    </div>
  )
}

/** Who leads a team: somebody of it or not. */
function LeadMenu({ row, users }: { row: Team; users: readonly User[] }) {
  const t = useWords()
  const update = useUpdate(team)
  const choice = (label: string, lead: string | null) => ({
    label,
    checked: row.lead === lead,
    onSelect: () => void update(row, { lead }),
  })
  const items = users.filter((each) => each.active).map(({ id, name }) => choice(name, id))
  return (
    <Menu align="end" items={[choice(t('teams.noLead'), null), ...items]}>
      <Button kind="quiet" icon="user-star" label={t('teams.lead', { name: row.name })} />
    </Menu>
  )
}
