import { useState, type FormEvent } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useCommands, useKeysOf } from '../../../../web/shell/commands.ts'
import { today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { outcomes, type Outcome } from '../../model/index.ts'
import { addWorkingDays } from '../../../../kernel/working-days.ts'
import styles from './calling.module.css'
import { labelOf } from './label-of.ts'
import type { Said, useCaller } from './use-caller.ts'

interface Props {
  caller: ReturnType<typeof useCaller>
  /** What else is said of the call. */
  given: Omit<Said, 'outcome'>
}

/** How it went, by one key each; only a call back asks when. */
export function Outcomes({ caller, given }: Props) {
  const t = useWords()
  const keysOf = useKeysOf()
  const [isBusy, setBusy] = useState(false)
  const [isLater, setLater] = useState(false)
  const say = async (outcome: Outcome, more: Partial<Said> = {}) => {
    if (isBusy) return
    setBusy(true)
    if (!(await caller.log({ ...given, ...more, outcome }))) setBusy(false)
  }
  const choose = (outcome: Outcome) => (outcome === 'callBack' ? setLater(true) : void say(outcome))
  useCommands([
    ...outcomes.map(({ key }) => ({
      ...{ id: `calling-${key}`, label: labelOf(key), group: 'here' as const, run: () => choose(key) },
    })),
    { id: 'calling-skip', label: t('outreach.skip'), group: 'here', run: () => caller.skip() },
    ...(caller.last
      ? [
          {
            id: 'calling-undo',
            label: t('outreach.undoLast'),
            group: 'here' as const,
            run: () => void caller.undoLast(),
          },
        ]
      : []),
  ])
  return (
    <>
      <div role="group" aria-label={t('outreach.how')} className={styles.outcomes}>
        {outcomes.map(({ key }) => (
          <Button
            key={key}
            size={32}
            kind={key === 'reached' ? 'primary' : key === 'doNotCall' ? 'danger' : 'plain'}
            keys={keysOf(`calling-${key}`)!}
            aria-disabled={isBusy}
            aria-expanded={key === 'callBack' ? isLater : undefined}
            onClick={() => choose(key)}
          >
            {labelOf(key)}
          </Button>
        ))}
      </div>
      {isLater && <When onSay={(callBackOn) => void say('callBack', { callBackOn })} />}
      <div className={styles.further}>
        <Button kind="quiet" keys={keysOf('calling-skip')!} onClick={() => caller.skip()}>
          {t('outreach.skip')}
        </Button>
        {caller.last && (
          <Button
            kind="quiet"
            icon="arrow-back-up"
            keys={keysOf('calling-undo')!}
            onClick={() => void caller.undoLast()}
          >
            {t('outreach.undoLast')}
          </Button>
        )}
      </div>
    </>
  )
}

function When({ onSay }: { onSay: (day: string) => void }) {
  const t = useWords()
  const [day, setDay] = useState(addWorkingDays(today(), 1))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (day) onSay(day)
  }
  return (
    <form className={styles.when} onSubmit={submit}>
      <TextField
        autoFocus
        type="date"
        label={t('outreach.callBackOn')}
        value={day}
        min={today()}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="check" disabled={!day}>
        {t('outreach.callBack')}
      </Button>
    </form>
  )
}
