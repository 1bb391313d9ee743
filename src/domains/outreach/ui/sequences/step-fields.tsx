import { Button } from '../../../../web/kit/button.tsx'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { MoveButtons } from '../../../../web/settings/move-buttons.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { stepKinds, type Step, type StepKind } from '../../model/sequences/steps.ts'
import styles from './sequences.module.css'

interface Props {
  step: Step
  number: number
  last: boolean
  alone: boolean
  onChange: (patch: Partial<Step>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One step as it is written. */
export function StepFields({ step, number, last, alone, onChange, onMove, onRemove }: Props) {
  const t = useWords()
  const name = t('outreach.sequence.step', { number })
  const kinds = stepKinds.map((value) => ({ value, label: t(`outreach.sequence.kind.${value}`) }))
  return (
    <fieldset className={styles.step}>
      <legend>{name}</legend>
      <span className={styles.tools}>
        <MoveButtons name={name} first={number === 1} last={last} onMove={onMove} />
        <Button kind="quiet" icon="trash" label={t('outreach.sequence.remove', { number })} disabled={alone} onClick={onRemove} />
      </span>
      <div className={styles.pair}>
        <SelectField label={t('outreach.sequence.what')} value={step.kind} options={kinds} onChange={(kind) => onChange({ kind: kind as StepKind })} />
        <TextField
          label={t('outreach.sequence.days')}
          type="number"
          min={0}
          max={365}
          value={step.days}
          onChange={(event) => onChange({ days: Math.trunc(Number(event.currentTarget.value)) })}
        />
      </div>
      <TextField
        label={t(step.kind === 'email' ? 'outreach.sequence.subject' : 'outreach.sequence.title')}
        dir="auto"
        maxLength={200}
        value={step.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextArea
        label={t('outreach.sequence.text')}
        dir="auto"
        rows={3}
        maxLength={5000}
        value={step.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </fieldset>
  )
} // prettier-ignore
