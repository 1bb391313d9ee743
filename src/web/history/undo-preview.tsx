import type { Linked } from '../api/answers.ts'
import { useWords } from '../words/words.ts'
import { TakeBack } from './take-back.tsx'

/** What undoing a cause would change; then does it. */
export function UndoPreview({ cause, linked, onClose }: { cause: string; linked: Linked; onClose: () => void }) {
  const t = useWords()
  return (
    <TakeBack
      title={t('history.undoTitle')}
      path="undo"
      body={{ cause }}
      linked={linked}
      done={t('undo.undone')}
      doIt={(count) => t('history.undoDo', { count })}
      onClose={onClose}
    />
  )
}
