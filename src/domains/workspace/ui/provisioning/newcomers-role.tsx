import { useMe } from '../../../../web/api/use-me.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { roles } from '../../model/index.ts'
import type { GivenRole } from './provisioning.ts'

/** In which role those begin who are made by the program; an owner decides it. */
export function NewcomersRole({ role, onChange }: { role: GivenRole; onChange: (role: GivenRole) => void }) {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  const given = roles.filter(({ key }) => key !== 'owner')
  const label = given.find(({ key }) => key === role)!.label
  return (
    <SettingsRow name={t('providers.role')} under={t('provisioning.roleAbout')}>
      {isOwner ? (
        <Menu
          align="end"
          items={given.map(({ key, label }) => ({
            label,
            checked: key === role,
            onSelect: () => onChange(key as GivenRole),
          }))}
        >
          <Button kind="quiet" iconAfter="chevron-down" className={settings.role}>
            {label}
          </Button>
        </Menu>
      ) : (
        <span className="t2">{label}</span>
      )}
    </SettingsRow>
  )
}
