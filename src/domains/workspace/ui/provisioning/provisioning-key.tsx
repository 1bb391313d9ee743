import { Button } from '../../../../web/kit/button.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Provisioning } from './provisioning.ts'

interface Props {
  value: NonNullable<Provisioning['key']>
  onEnd: (() => void) | undefined
}

/** The key of provisioning: since when there is one, when and from where it was last used. */
export function ProvisioningKey({ value: { hint, createdAt, lastUsedAt, lastUsedFrom }, onEnd }: Props) {
  const t = useWords()
  const used = lastUsedAt
    ? t('settings.keyUsedFrom', { when: formatMoment(lastUsedAt), address: isolated(lastUsedFrom ?? '') })
    : t('settings.keyUnused')
  const said = [isolated(`${hint}…`), t('provisioning.since', { when: formatMoment(createdAt) }), used]
  return (
    <SettingsRow name={t('provisioning.key')} under={said.join(' · ')}>
      {onEnd && (
        <Button kind="danger" onClick={onEnd}>
          {t('settings.keyEnd')}
        </Button>
      )}
    </SettingsRow>
  )
}
