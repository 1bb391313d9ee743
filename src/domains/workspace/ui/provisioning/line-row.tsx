import { Status } from '../../../../web/kit/chip.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { ProvisioningLine } from './provisioning.ts'

/** Something that the program wanted, and what was wrong where it was refused. */
export function LineRow({ line: { at, what, kind, name, status, detail } }: { line: ProvisioningLine }) {
  const t = useWords()
  const about = t(`provisioning.wanted.${kind}.${what}`, { name: isolated(name ?? '') })
  return (
    <SettingsRow name={about} under={[formatMoment(at), detail].filter(Boolean).join(' · ')}>
      {status >= 400 && (
        <Status tone="warning" icon="alert-triangle">
          {t('provisioning.refused')}
        </Status>
      )}
    </SettingsRow>
  )
}
