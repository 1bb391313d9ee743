import { useState } from 'react'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { meQuery, useMe, welcome, type Me } from '../../../../web/api/use-me.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { user } from '../../model/index.ts'
import { readAnew } from './reads.ts'
import { SureForm } from './sure-form.tsx'

/** The address that one signs in with, and another in its place. */
export function EmailForm() {
  const t = useWords()
  const { email } = useMe().user
  const [asked, setAsked] = useState(false)
  return (
    <Part title={user.fields.email.label} about={t('signingIn.emailAbout')}>
      <Rows>
        <SettingsRow name={email ?? t('settings.noEmail')}>
          <Button onClick={() => setAsked(true)}>{t('signingIn.emailChange')}</Button>
        </SettingsRow>
      </Rows>
      {asked && (
        <SureForm
          title={t('signingIn.emailChange')}
          about={t('signingIn.emailNotice')}
          go={t('signingIn.emailDo')}
          field={{ name: 'email', label: t('signingIn.emailNew'), type: 'email', autoComplete: 'email' }}
          onClose={() => setAsked(false)}
          send={async (given) => {
            const me = await request<{ data: Me }>('session/email', { method: 'POST', body: given })
            client.setQueryData(meQuery.queryKey, welcome(me))
            toast({ text: t('signingIn.emailDone', { email: me.data.user.email }) })
            readAnew()
            setAsked(false)
          }}
        />
      )}
    </Part>
  )
}
