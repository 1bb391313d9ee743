import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useUpdate } from '../api/use-update.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useWords } from '../words/words.ts'
import { Change } from './change.tsx'
import { differencesOf } from './differences.ts'
import { useTimeTravel } from './use-time-travel.ts'
import styles from './history.module.css'

interface Props {
  definition: RecordDefinition
  now: Row
  then: Row
  fields: Readonly<Record<string, Field>>
  linked: Linked
  onClose: () => void
}

/** Shows what bringing an earlier state back would change, then does it as one edit; what only actions set stays. */
export function RestoreState({ definition, now, then, fields, linked, onClose }: Props) {
  const update = useUpdate(definition)
  const travel = useTimeTravel()
  const t = useWords()
  const names = differencesOf(fields, then, now).filter((name) => fields[name]!.setBy === 'typed')
  const restore = () => {
    void update(now, Object.fromEntries(names.map((name) => [name, then[name] ?? null])) as never, linked)
    travel.show(null)
    onClose()
  }
  return (
    <Dialog
      title={t('history.restoreTitle')}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind="primary" onClick={restore}>
            {t('history.restoreCount', { count: names.length })}
          </Button>
        </>
      }
    >
      <dl className={styles.changes}>
        {names.map((name) => (
          <Change key={name} field={fields[name]!} before={now[name]} after={then[name]} linked={linked} />
        ))}
      </dl>
    </Dialog>
  )
}
