import { useState } from 'react'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { allQuery, useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { AddByName } from '../../../web/settings/add-by-name.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { calendarAccount } from '../model/index.ts'
import { AccountEditor } from './account-editor.tsx'

/** One's own calendar accounts: where meetings come from and go to. */
export default function AccountsPage() {
  const t = useWords()
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useAll(calendarAccount)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const own = data?.data.filter(({ owner }) => owner === me.user.id)
  const shown = own?.find(({ id }) => id === open)
  if (shown) return <AccountEditor row={shown} onBack={() => setOpen(null)} />
  const add = async (name: string) => {
    const made = await request<{ data: { id: string } }>('calendar-accounts', { method: 'POST', body: { name } })
    await client.invalidateQueries({ queryKey: allQuery(calendarAccount).queryKey })
    setOpen(made.data.id)
  }
  return (
    <Part title={t('calendars.title')} about={t('calendars.about')}>
      <AddByName label={calendarAccount.fields.name.label} max={120} add={add} />
      <Rows waiting={!own}>
        {(own ?? []).map(({ id, name, paused }) => (
          <SettingsRow
            key={id}
            before={<Icon name={calendarAccount.icon} />}
            name={isolated(name)}
            under={paused ? calendarAccount.fields.paused.label : undefined}
          >
            <Button kind="quiet" icon="pencil" label={t('calendars.open', { name })} onClick={() => setOpen(id)} />
          </SettingsRow>
        ))}
      </Rows>
      {own?.length === 0 && <p className="t2">{t('calendars.none')}</p>}
    </Part>
  )
}
