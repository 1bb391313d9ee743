import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { Secret } from '../../../../web/settings/secret.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { BackButton } from '../../../../web/settings/back-button.tsx'
import { RightsTable } from '../rights/rights-table.tsx'
import { keysKey, type Key } from './key.ts'
import { KeyRow } from './key-row.tsx'
import { NewKey } from './new-key.tsx'

/** Keys by which programs speak to the API; each token is shown once, when it is made. */
export default function KeysPage() {
  const [token, setToken] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const t = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: keysKey,
    queryFn: ({ signal }) => request<{ data: Key[] }>('keys', { signal }),
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const shown = data?.data.find(({ id }) => id === open)
  if (shown) return <ScopeOf row={shown} onBack={() => setOpen(null)} />
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
          <KeyRow key={key.id} row={key} onOpen={() => setOpen(key.id)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('settings.noKeys')}</p>}
    </Part>
  )
}

/** What a key may do where that was chosen; it stays so until the key ends. */
function ScopeOf({ row: { name, scope }, onBack }: { row: Key; onBack: () => void }) {
  const t = useWords()
  return (
    <>
      <BackButton label={t('keyScope.back')} onClick={onBack} />
      <Part title={name} about={t('keyScope.fixed')}>
        {typeof scope !== 'string' && <RightsTable rights={scope} />}
      </Part>
    </>
  )
}
