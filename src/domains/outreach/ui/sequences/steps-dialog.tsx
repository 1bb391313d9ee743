import { useState } from 'react'
import { create } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { client } from '../../../../web/api/client.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { recordQuery } from '../../../../web/api/use-record.ts'
import { act } from '../../../../web/api/use-action.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Refusal } from '../../../../kernel/refusal.ts'
import { useWords } from '../../../../web/words/words.ts'
import { enrolment, letEveryoneGoOn, sequence, sequenceVersion } from '../../model/index.ts'
import { mostSteps, type Step } from '../../model/sequences/steps.ts'
import styles from './sequences.module.css'
import { StepFields } from './step-fields.tsx'

interface Props {
  of: string
  steps: readonly Step[]
  /** Somebody goes by them now. */
  underWay: boolean
  onClose: () => void
}

const beginning: Step = { kind: 'call', days: 0, title: '', text: '' }

/** All steps at once: in which order, when, and what is said. They become a version of their own. */
export function StepsDialog({ of, steps: before, underWay, onClose }: Props) {
  const t = useWords()
  const [steps, setSteps] = useState<readonly Step[]>(before.length > 0 ? before : [beginning])
  const [everyone, setEveryone] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const change = (index: number, patch: Partial<Step>) =>
    setSteps(steps.map((each, at) => (at === index ? { ...each, ...patch } : each)))
  const move = (index: number, by: -1 | 1) =>
    setSteps(steps.toSpliced(index, 1).toSpliced(index + by, 0, steps[index]!))
  const save = async () => {
    setBusy(true)
    try {
      await create(sequenceVersion, { sequence: of, steps: JSON.stringify(steps) })
      if (everyone) await tellEveryone(of)
      onClose()
    } catch (error) {
      setFaults(error instanceof Refusal && error.fields.length > 0 ? error.fields.map(({ message }) => message) : [sentenceOf(error)]) // prettier-ignore
      setBusy(false)
    }
  }
  return (
    <AskDialog title={t('outreach.sequence.steps')} go={t('save')} width={620} busy={busy} onGo={() => void save()} onClose={onClose}>
      <div className={styles.editor}>
        <p className="t2">{t('outreach.sequence.places')}</p>
        {steps.map((step, index) => (
          <StepFields
            key={index}
            step={step}
            number={index + 1}
            last={index === steps.length - 1}
            alone={steps.length === 1}
            onChange={(patch) => change(index, patch)}
            onMove={(by) => move(index, by)}
            onRemove={() => setSteps(steps.toSpliced(index, 1))}
          />
        ))}
        {steps.length < mostSteps && (
          <Button icon="plus" onClick={() => setSteps([...steps, { ...beginning, days: 2 }])}>
            {t('outreach.sequence.add')}
          </Button>
        )}
        {underWay && (
          <label className={styles.everyone}>
            <input type="checkbox" checked={everyone} onChange={(event) => setEveryone(event.currentTarget.checked)} />
            {t('outreach.sequence.everyone')}
          </label>
        )}
        {faults.map((each) => (
          <p key={each} role="alert" className="bad meta">
            {each}
          </p>
        ))}
      </div>
    </AskDialog>
  )
} // prettier-ignore

/** Those under way as well. */
async function tellEveryone(of: string): Promise<void> {
  const { data } = await client.fetchQuery(recordQuery(sequence, of))
  await act(letEveryoneGoOn as never, data as never, {})
  await refresh(enrolment.name)
}
