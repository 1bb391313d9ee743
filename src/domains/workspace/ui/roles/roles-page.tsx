import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { create } from '../../../../web/api/create.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole, roles, user } from '../../model/index.ts'
import { firstRights } from '../rights/rights.ts'
import { RoleEditor } from './role-editor.tsx'

export type OwnRoleRow = RowOf<typeof ownRole>

/** What people may do: the four roles that there always are, and those that the company has made. */
export default function RolesPage() {
  const t = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useAll(ownRole)
  const users = useAll(user)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const own = data?.data ?? []
  const shown = own.find(({ id }) => id === open)
  if (shown) return <RoleEditor row={shown} onBack={() => setOpen(null)} />
  const add = () =>
    create(ownRole, { name: freeName(own, t('roles.new')), rights: JSON.stringify(firstRights(definitions())) }).then(
      (made) => setOpen(made.data.id),
      toastRefusal,
    )
  const having = (has: (row: RowOf<typeof user>) => boolean) =>
    t('roles.having', { count: (users.data?.data ?? []).filter((row) => row.active && has(row)).length })
  return (
    <>
      <Part title={t('roles.always')} about={t('roles.alwaysAbout')}>
        <Rows waiting={!users.data}>
          {roles.map(({ key, label }) => (
            <SettingsRow key={key} before={<Icon name="user" />} name={label} under={t(`settings.role.${key}`)}>
              <span className="t2">{having(({ role, ownRole }) => role === key && !ownRole)}</span>
            </SettingsRow>
          ))}
        </Rows>
      </Part>
      <Part
        title={t('roles.own')}
        about={t('roles.ownAbout')}
        action={
          <Button icon="plus" onClick={() => void add()}>
            {t('roles.add')}
          </Button>
        }
      >
        <Rows waiting={!data}>
          {own.map((row) => (
            <SettingsRow
              key={row.id}
              before={<Icon name={ownRole.icon} />}
              name={row.name}
              {...(row.about && { under: row.about })}
            >
              <span className="t2">{having(({ ownRole: has }) => has === row.id)}</span>
              <Button
                kind="quiet"
                icon="pencil"
                label={t('roles.open', { name: row.name })}
                onClick={() => setOpen(row.id)}
              />
            </SettingsRow>
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('roles.none')}</p>}
      </Part>
    </>
  )
}

/** Two roles of one name are refused, so a second new one is counted. */
function freeName(rows: readonly OwnRoleRow[], name: string): string {
  const taken = new Set(rows.map((row) => row.name))
  for (let number = 2, free = name; ; free = `${name} ${number++}`) if (!taken.has(free)) return free
}
