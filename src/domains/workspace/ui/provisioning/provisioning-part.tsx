import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { Secret } from '../../../../web/settings/secret.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { readKeysAnew } from '../keys/key.ts'
import { EndKey } from './end-key.tsx'
import { GroupRow } from './group-row.tsx'
import { LineRow } from './line-row.tsx'
import { NewcomersRole } from './newcomers-role.tsx'
import { provisioningKey, readProvisioningAnew, type Provisioning } from './provisioning.ts'
import { ProvisioningKey } from './provisioning-key.tsx'

/** Accounts that another program makes and ends (SCIM): where it speaks, its key, what its groups mean, what it wanted last. */
export function ProvisioningPart() {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  const [token, setToken] = useState<string | null>(null)
  const [ending, setEnding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: provisioningKey,
    queryFn: ({ signal }) => request<{ data: Provisioning }>('provisioning', { signal }),
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={3} />
  const { address, key, groups, lines, role } = data.data
  const makeKey = () =>
    saved(async () => {
      const { data } = await request<{ data: { token: string } }>('provisioning/key', { method: 'POST' })
      setToken(data.token)
      await readKeysAnew()
    })
  return (
    <>
      <Part
        title={t('provisioning.title')}
        about={t('provisioning.about')}
        action={
          isOwner && (
            <Button icon="key" onClick={() => void makeKey()}>
              {t(key ? 'provisioning.renewKey' : 'provisioning.makeKey')}
            </Button>
          )
        }
      >
        <p className="t2">{t('provisioning.addressAbout')}</p>
        <Secret value={address} label={t('provisioning.address')} />
        {token && (
          <>
            <p>{t('provisioning.tokenAbout')}</p>
            <Secret value={token} label={t('settings.token')} />
          </>
        )}
        {key && (
          <Rows>
            <ProvisioningKey value={key} onEnd={isOwner ? () => setEnding(true) : undefined} />
            <NewcomersRole
              role={role}
              onChange={(role) => void saved(() => request('provisioning', { method: 'PATCH', body: { role } }))}
            />
          </Rows>
        )}
        {!isOwner && <p className="t2">{t('rules.ownersOnly')}</p>}
        {ending && <EndKey onClose={() => setEnding(false)} />}
      </Part>
      {groups.length > 0 && (
        <Part title={t('provisioning.groups')} about={t('provisioning.groupsAbout')}>
          <Rows>
            {groups.map((group) => (
              <GroupRow key={group.id} group={group} />
            ))}
          </Rows>
        </Part>
      )}
      {lines.length > 0 && (
        <Part title={t('provisioning.last')}>
          <Rows>
            {lines.map((line, index) => (
              <LineRow key={index} line={line} />
            ))}
          </Rows>
        </Part>
      )}
    </>
  )
}

async function saved(save: () => Promise<unknown>) {
  await save().catch(toastRefusal)
  await readProvisioningAnew()
}
