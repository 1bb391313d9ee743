import { useEffect, useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { useAction } from '../api/use-action.ts'
import { useFields } from '../api/use-fields.ts'
import { actionOf } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { nameOf } from '../list/table-row.tsx'
import type { BoardEnd } from '../room.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  end: BoardEnd
  onClose: () => void
}

/** Ends a card's journey: at once, or after the one thing that must be said. */
export function EndDialog({ definition, row, end, onClose }: Props) {
  const t = useWords()
  const fields = useFields(definition)
  const action = actionOf(definition.name, end.action)!
  const run = useAction(action)
  const [reason, setReason] = useState<string | null>(null)
  const begun = useRef(false)
  const finish = async (input: Record<string, string>) => {
    onClose()
    const answer = await run(row, input, {
      done: t('board.ended', { name: nameOf(definition, row), label: named(action.label) }),
    })
    if (!answer) await client.invalidateQueries({ queryKey: ['list', definition.name] })
  }
  useEffect(() => {
    if (end.ask || begun.current) return
    begun.current = true
    void finish({})
  })
  if (!end.ask) return null
  const { ask } = end
  const options = (fields[ask.field]?.options ?? []).filter((option) => !option.archived)
  return (
    <Dialog
      title={t('board.endTitle', { name: nameOf(definition, row), label: named(action.label) })}
      onClose={onClose}
      width={400}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabled={reason === null}
            onClick={() => reason && void finish({ [ask.input]: reason })}
          >
            {action.label}
          </Button>
        </>
      }
    >
      <fieldset className={styles.reasons}>
        <legend className="m">{fields[ask.field]?.label}</legend>
        {options.map(({ key, label }, index) => (
          <label key={key} className={styles.reason}>
            <input
              type="radio"
              name="reason"
              value={key}
              checked={reason === key}
              autoFocus={index === 0}
              onChange={() => setReason(key)}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
