import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatDay, formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { roles } from '../../model/index.ts'
import { readKeysAnew, scopeLabel, type Key } from './key.ts'

interface Props {
  row: Key
  /** Shows what it may do, where that is chosen. */
  onOpen: () => void
}

/** A key: what it may do, when and from where it was last used, and its end. */
export function KeyRow({ row, onOpen }: Props) {
  const t = useWords()
  const { name, hint, role, scope, expiresAt } = row
  const said = [
    isolated(`${hint}…`),
    roles.find(({ key }) => key === role)?.label ?? role,
    scope !== 'all' && scopeLabel(scope, t),
    useOf(row, t),
    expiresAt && t('settings.keyUntil', { day: formatDay(expiresAt.slice(0, 10)) }),
  ]
  const end = async () => {
    try {
      await request(`keys/${row.id}`, { method: 'DELETE' })
      toast({ text: t('settings.keyEnded', { name }) })
      await readKeysAnew()
    } catch (refusal) {
      toastRefusal(refusal)
    }
  }
  return (
    <SettingsRow name={name} under={said.filter(Boolean).join(' · ')}>
      {typeof scope !== 'string' && (
        <Button kind="quiet" icon="shield-check" label={t('keyScope.open', { name })} onClick={onOpen} />
      )}
      <Button kind="danger" onClick={() => void end()}>
        {t('settings.keyEnd')}
      </Button>
    </SettingsRow>
  )
}

function useOf({ lastUsedAt, lastUsedFrom }: Key, t: ReturnType<typeof useWords>): string {
  if (!lastUsedAt) return t('settings.keyUnused')
  const when = formatMoment(lastUsedAt)
  return lastUsedFrom
    ? t('settings.keyUsedFrom', { when, address: isolated(lastUsedFrom) })
    : t('settings.keyUsed', { when })
}
