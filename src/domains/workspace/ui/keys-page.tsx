import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../web/api/client.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { Secret } from '../../../web/settings/secret.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { formatDay, formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { roles } from '../model/index.ts'

interface Key {
  id: string
  name: string
  hint: string
  role: string
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}
const queryKey = ['keys'] as const

/** Keys by which programs speak to the API; each token is shown once, when it is made. */
export default function KeysPage() {
  const [token, setToken] = useState<string | null>(null)
  const t = useWords()
  const { data, error, refetch } = useQuery({ queryKey, queryFn: () => request<{ data: Key[] }>('keys') })
  const end = async (key: Key) => {
    try {
      await request(`keys/${key.id}`, { method: 'DELETE' })
      toast({ text: t('settings.keyEnded', { name: key.name }) })
      await client.invalidateQueries({ queryKey })
    } catch (refusal) {
      toast({ tone: 'danger', text: sentenceOf(refusal) })
    }
  }
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part title={t('settings.keys')} about={t('settings.keysAbout')}>
      <NewKey onMade={setToken} />
      {token && (
        <>
          <p>{t('settings.tokenAbout')}</p>
          <Secret value={token} label={t('settings.token')} />
        </>
      )}
      <Rows waiting={!data}>
        {(data?.data ?? []).map((key) => (
          <SettingsRow
            key={key.id}
            name={key.name}
            under={[
              `${key.hint}…`,
              roleLabel(key.role),
              key.lastUsedAt ? t('settings.keyUsed', { when: formatMoment(key.lastUsedAt) }) : t('settings.keyUnused'),
              key.expiresAt && t('settings.keyUntil', { day: formatDay(key.expiresAt.slice(0, 10)) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <Button kind="danger" onClick={() => void end(key)}>
              {t('settings.keyEnd')}
            </Button>
          </SettingsRow>
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('settings.noKeys')}</p>}
    </Part>
  )
}

const roleLabel = (role: string) => roles.find(({ key }) => key === role)?.label ?? role

function NewKey({ onMade }: { onMade: (token: string) => void }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [role, setRole] = useState('member')
  const make = async () => {
    try {
      const { data } = await request<{ data: { token: string } }>('keys', {
        method: 'POST',
        body: { name: name.trim(), role },
      })
      setName('')
      onMade(data.token)
      await client.invalidateQueries({ queryKey })
    } catch (error) {
      toast({ tone: 'danger', text: sentenceOf(error) })
    }
  }
  return (
    <form
      className={styles.inline}
      style={{ marginBottom: 16 }}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <TextField
        label={t('settings.keyName')}
        value={name}
        maxLength={120}
        placeholder={t('settings.keyExample')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SelectField
        label={t('settings.keyRole')}
        value={role}
        options={roles.filter(({ key }) => key !== 'owner').map(({ key, label }) => ({ value: key, label }))}
        onChange={setRole}
      />
      <Button size={32} type="submit" icon="plus" disabled={name.trim() === ''}>
        {t('settings.keyMake')}
      </Button>
    </form>
  )
}
