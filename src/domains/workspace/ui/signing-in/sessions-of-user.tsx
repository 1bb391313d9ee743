import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { User } from '../invite.tsx'
import { end, SessionRows } from './session-rows.tsx'

/** Where a colleague is signed in, for whoever administers. */
export function SessionsOfUser({ row, onClose }: { row: User; onClose: () => void }) {
  const t = useWords()
  const at = `users/${row.id}/sessions`
  return (
    <Dialog
      title={t('signingIn.sessionsOf', { name: row.name })}
      width={560}
      onClose={onClose}
      foot={
        <Button size={32} kind="danger" onClick={() => void end(at, t('signingIn.endedOf', { name: row.name }))}>
          {t('signingIn.endAll')}
        </Button>
      }
    >
      <SessionRows at={at} user={row.id} />
    </Dialog>
  )
}
