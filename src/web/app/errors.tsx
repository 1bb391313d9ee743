import type { ErrorComponentProps } from '@tanstack/react-router'
import { Refusal } from '../../kernel/refusal.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { useWords } from '../words/words.ts'

/** What went wrong, as a sentence with its code and a way on. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords()
  const refusal = error instanceof Refusal ? error : null
  return (
    <div role="alert">
      <EmptyState
        icon={refusal?.status === 404 ? 'search' : refusal?.code === 'not_kept' ? 'wifi-off' : 'alert-triangle'}
        title={refusal?.message ?? t('error.bug')}
      >
        {refusal && refusal.status !== 404 && refusal.code !== 'not_kept' && (
          <span className="meta t3">{t('error.code', { code: refusal.code })}</span>
        )}
        {onRetry && refusal?.status !== 404 && (
          <Button icon="refresh" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </EmptyState>
    </div>
  )
}

/** For the router: a page that failed while the frame around it stands. */
export function PageTrouble({ error, reset }: ErrorComponentProps) {
  return <Trouble error={error} onRetry={reset} />
}

export function NothingHere() {
  const t = useWords()
  return <EmptyState icon="search" title={t('error.nothingHere')} />
}
