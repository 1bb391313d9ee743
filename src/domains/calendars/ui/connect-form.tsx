import { useState } from 'react'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { TriedForm } from '../../../web/settings/tried-form.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { ask, type AccountRow, type Sync } from './sync.ts'

/** How calendars are reached: tried before it is kept; once they are connected, where to, and the way to end that. */
export function ConnectForm({ row: { id }, sync: { connection } }: { row: AccountRow; sync: Sync }) {
  const t = useWords()
  const me = useMe()
  const [anew, setAnew] = useState(false)
  if (!connection || anew) {
    const { url, userName } = connection ?? { url: 'https://', userName: me.user.email ?? '' }
    return (
      <TriedForm
        title={t('calendars.server')}
        about={t('calendars.serverAbout')}
        fields={[
          { name: 'url', label: t('calendars.url'), help: t('calendars.urlAbout'), max: 2000 },
          { name: 'userName', label: t('calendars.userName'), max: 254 },
        ]}
        values={{ url, userName }}
        password={{ label: t('calendars.password'), help: t('calendars.passwordAbout') }}
        submit={t('calendars.connect')}
        send={async (said, password) => {
          await ask(id, 'connect', { ...said, password })
          setAnew(false)
        }}
      />
    )
  }
  const { host } = new URL(connection.url)
  return (
    <Part
      title={t('calendars.server')}
      about={t('calendars.connectedTo', { host: isolated(host), user: isolated(connection.userName) })}
      action={
        <>
          <Button onClick={() => setAnew(true)}>{t('calendars.connectAnew')}</Button>
          <Button onClick={() => void ask(id, 'disconnect').catch(toastRefusal)}>{t('calendars.disconnect')}</Button>
        </>
      }
    >
      {null}
    </Part>
  )
}
