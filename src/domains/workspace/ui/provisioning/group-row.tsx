import { request } from '../../../../web/api/request.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole, roles } from '../../model/index.ts'
import { readProvisioningAnew, type GivenRole, type ProvisionedGroup } from './provisioning.ts'

type Meaning = { isTeam?: boolean; role?: GivenRole | null; ownRole?: string | null }

/** A group of the program's: whether it is a team here, and what its members become; an owner decides it. */
export function GroupRow({ group: { id, name, members, team, role, ownRole: own } }: { group: ProvisionedGroup }) {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  const owns = useAll(ownRole).data?.data ?? []
  const mean = async (meaning: Meaning) => {
    try {
      await request(`provisioning/groups/${id}`, { method: 'PATCH', body: meaning })
    } catch (error) {
      toastRefusal(error)
    }
    await readProvisioningAnew()
  }
  const roleLabel =
    owns.find((each) => each.id === own)?.name ??
    roles.find(({ key }) => key === role)?.label ??
    t('provisioning.noRole')
  const said = [t('provisioning.members', { count: members }), t(team ? 'provisioning.isTeam' : 'provisioning.noTeam')]
  const ofRole = (key: GivenRole | null, label: string, ownRole: string | null = null) => ({
    label,
    checked: role === key && own === ownRole,
    onSelect: () => void mean({ role: key, ownRole }),
  })
  return (
    <SettingsRow name={isolated(name)} under={said.join(' · ')}>
      {isOwner ? (
        <Menu
          align="end"
          items={[
            {
              label: t('provisioning.team'),
              checked: team !== null,
              onSelect: () => void mean({ isTeam: team === null }),
            },
            { ...ofRole(null, t('provisioning.noRole')), group: t('provisioning.becomes') },
            ...roles.filter(({ key }) => key !== 'owner').map(({ key, label }) => ofRole(key as GivenRole, label)),
            ...owns.map((each) => ofRole('member', each.name, each.id)),
          ]}
        >
          <Button kind="quiet" iconAfter="chevron-down" className={settings.role}>
            {roleLabel}
          </Button>
        </Menu>
      ) : (
        <span className="t2">{roleLabel}</span>
      )}
    </SettingsRow>
  )
}
