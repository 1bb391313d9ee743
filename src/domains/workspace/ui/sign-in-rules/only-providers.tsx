import { useMe } from '../../../../web/api/use-me.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { workspace } from '../../model/index.ts'

interface Props {
  on: boolean
  /** Whether there is a provider by which one could come in. */
  possible: boolean
  onChange: (on: boolean) => void
}

const field = workspace.fields.onlyProviders

/** Whether single sign-on is the only way in, but for owners; they alone decide it. */
export function OnlyProviders({ on, possible, onChange }: Props) {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  return (
    <Part title={field.label} about={t('rules.onlyAbout')}>
      <Rows>
        <SettingsRow
          before={
            <Checkbox
              label={field.label}
              checked={on}
              disabled={!isOwner || (!possible && !on)}
              onChange={(event) => onChange(event.currentTarget.checked)}
            />
          }
          name={t('rules.onlyOn')}
          under={isOwner ? !on && t('rules.onlyOff') : t('rules.ownersOnly')}
        />
      </Rows>
    </Part>
  )
}
