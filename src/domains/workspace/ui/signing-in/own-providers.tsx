import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWaysIn } from '../../../../web/sign-in/ways-in.ts'
import { useWords } from '../../../../web/words/words.ts'
import { ownProvidersKey, readAnew } from './reads.ts'
import { SureForm } from './sure-form.tsx'

interface Offered {
  id: string
  label: string
}

/** The sign-in providers that one’s own account is connected with, and could be; nothing where the company has none. */
export function OwnProviders() {
  const t = useWords()
  const offered = useWaysIn()?.providers ?? []
  const [connecting, setConnecting] = useState<Offered | null>(null)
  const { data } = useQuery({
    queryKey: ownProvidersKey,
    queryFn: ({ signal }) => request<{ data: string[] }>('session/providers', { signal }),
  })
  if (offered.length === 0) return null
  return (
    <Part title={t('providers.title')} about={t('providers.ownAbout')}>
      <Rows waiting={!data}>
        {offered.map((each) => {
          const isConnected = data?.data.includes(each.id)
          return (
            <SettingsRow
              key={each.id}
              name={each.label}
              under={t(isConnected ? 'providers.connected' : 'providers.notConnected')}
            >
              {isConnected ? (
                <Button onClick={() => void disconnect(each)}>{t('providers.disconnect')}</Button>
              ) : (
                <Button onClick={() => setConnecting(each)}>{t('providers.connect')}</Button>
              )}
            </SettingsRow>
          )
        })}
      </Rows>
      {connecting && (
        <SureForm
          title={t('providers.connectThis', { label: connecting.label })}
          about={t('providers.connectAbout')}
          go={t('providers.connect')}
          onClose={() => setConnecting(null)}
          send={async (body) => {
            const path = `session/providers/${connecting.id}`
            const answer = await request<{ data: { url: string } }>(path, { method: 'POST', body })
            location.assign(answer.data.url)
          }}
        />
      )}
    </Part>
  )
}

async function disconnect({ id }: Offered) {
  try {
    await request(`session/providers/${id}`, { method: 'DELETE' })
  } catch (error) {
    toastRefusal(error)
  }
  readAnew()
}
