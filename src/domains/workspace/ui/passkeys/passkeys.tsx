import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip } from '../../../../web/kit/chip.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { EditableName } from '../../../../web/settings/editable-name.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { takesPasskeys } from '../../../../web/sign-in/passkey.ts'
import { useWaysIn } from '../../../../web/sign-in/ways-in.ts'
import { formatAgo, formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readAnew } from '../signing-in/reads.ts'
import { AddPasskey } from './add-passkey.tsx'
import { RemovePasskey } from './remove-passkey.tsx'
import { usePasskeys, type Passkey } from './use-passkeys.ts'

/** What one's devices keep in place of a password: added, named, removed. */
export function Passkeys() {
  const t = useWords()
  const ways = useWaysIn()
  const { data, error, refetch } = usePasskeys()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey | null>(null)
  const isHere = takesPasskeys(ways?.passkeys)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={t('passkeys.title')}
      about={t('passkeys.about')}
      action={
        isHere && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('passkeys.add')}
          </Button>
        )
      }
    >
      {ways && !isHere && (
        <p className="t2">{ways.passkeys ? t('passkeys.elsewhere', { site: ways.passkeys }) : t('passkeys.nowhere')}</p>
      )}
      <Rows waiting={!data}>
        {data?.data.map((each) => (
          <SettingsRow
            key={each.id}
            before={<Icon name="fingerprint" />}
            name={<EditableName value={each.name} version={0} onSave={(name) => void rename(each, name)} />}
            under={underOf(t, each)}
          >
            {each.copiedAt && (
              <Chip tone="danger" icon="alert-triangle">
                {t('passkeys.copied')}
              </Chip>
            )}
            <Button
              icon="trash"
              label={t('passkeys.removeThis', { name: each.name })}
              onClick={() => setRemoving(each)}
            />
          </SettingsRow>
        ))}
      </Rows>
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
      {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(null)} />}
    </Part>
  )
}

type Words = ReturnType<typeof useWords>

function underOf(t: Words, { madeAt, usedAt, synced }: Passkey): string {
  const made = t('passkeys.made', { when: formatMoment(madeAt) })
  const used = usedAt ? t('signingIn.seen', { ago: formatAgo(usedAt) }) : t('passkeys.unused')
  return [made, used, synced ? t('passkeys.synced') : null].filter(Boolean).join(' · ')
}

async function rename({ id }: Passkey, name: string) {
  try {
    await request(`session/passkeys/${id}`, { method: 'PATCH', body: { name } })
  } catch (error) {
    toastRefusal(error)
  }
  readAnew()
}
