import { useSeenWithin } from '../../../../web/api/seen.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { formatList, today } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { user, workspace } from '../../model/index.ts'

const field = workspace.fields.twoStepsFrom

interface Props {
  day: string | null
  /** Of the company, whose rule it is. */
  version: number
  /** With the version that was seen when one came to it. */
  onChange: (day: string | null, version: number) => void
}

/** From which day everybody needs a second step, and who has none yet. */
export function StepsForAll({ day, version, onChange }: Props) {
  const t = useWords()
  const { seen, within } = useSeenWithin(version)
  const { data } = useAll(user)
  const without = (data?.data ?? []).filter(({ active, canSignIn, twoSteps }) => active && canSignIn && !twoSteps)
  const names = formatList(without.slice(0, 20).map(({ name }) => isolated(name)))
  return (
    <Part title={field.label} about={t('rules.stepsAbout')}>
      <div className={styles.inline}>
        <TextField
          label={t('rules.stepsDay')}
          type="date"
          min={today()}
          value={day ?? ''}
          {...within}
          onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value, seen())}
        />
        {day && (
          <Button size={32} onClick={() => onChange(null, version)}>
            {t('rules.stepsNobody')}
          </Button>
        )}
      </div>
      {data && (
        <p className="t2" style={{ marginTop: 12 }}>
          {without.length === 0 ? t('rules.stepsAll') : t('rules.stepsWithout', { count: without.length, names })}
        </p>
      )}
    </Part>
  )
}
