import { Button } from '../../../../web/kit/button.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Progress } from './progress-query.ts'
import { Results } from './results.tsx'
import type { useCaller } from './use-caller.ts'

/** Everybody was called whose time has come: what came of it, and who comes again. */
export function NobodyLeft({
  caller,
  progress,
}: {
  caller: ReturnType<typeof useCaller>
  progress: Progress | undefined
}) {
  const t = useWords()
  const later = progress?.later ?? 0
  return (
    <EmptyState icon="circle-check" title={t('outreach.nobodyLeft')}>
      {later > 0 && <p className="t2">{t('outreach.later', { count: later, number: formatNumber(later) })}</p>}
      {progress && <Results progress={progress} />}
      <p className="row">
        {caller.hasPassed && <Button onClick={() => caller.again()}>{t('outreach.passedAgain')}</Button>}
        {caller.last && (
          <Button icon="arrow-back-up" onClick={() => void caller.undoLast()}>
            {t('outreach.undoLast')}
          </Button>
        )}
      </p>
    </EmptyState>
  )
}
