import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Refusal } from '../../kernel/refusal.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words/words.ts'
import styles from './errors.module.css'

/** What went wrong, as a sentence with its code and a way on: another try, or who can help where a try cannot. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords()
  const { isFinal, code, icon, title } = useReason(error)
  return (
    <div role="alert">
      <EmptyState icon={icon} title={title}>
        {code === 'forbidden' && <span className="t2">{t('error.whoGrants')}</span>}
        {code && <span className="meta t3">{t('error.code', { code })}</span>}
        {onRetry && !isFinal ? (
          <Button icon="refresh" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : (
          <WayHome />
        )}
      </EmptyState>
    </div>
  )
}

/** The same in one line, where a part of a page failed alone. */
export function TroubleLine({
  error,
  label,
  onRetry,
}: {
  error: unknown
  label?: string | undefined
  onRetry: () => void
}) {
  const t = useWords()
  const { isFinal, title } = useReason(error)
  return (
    <p role="alert" className={styles.line}>
      <span className="grow">
        {label && <b className={styles.label}>{label}</b>}
        {title}
      </span>
      {!isFinal && (
        <Button kind="quiet" size={24} icon="refresh" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </p>
  )
}

/** What it says, the code where one helps, and whether trying again would change nothing. */
function useReason(error: unknown) {
  const t = useWords()
  if (!(error instanceof Refusal)) return { icon: 'alert-triangle', title: t('error.bug'), code: null, isFinal: false }
  const { status, message: title } = error
  if (status === 404) return { icon: 'search', title, code: null, isFinal: true }
  if (error.code === 'not_kept') return { icon: 'wifi-off', title, code: null, isFinal: false }
  return {
    icon: status === 403 ? 'lock' : status === 0 ? 'wifi-off' : 'alert-triangle',
    title,
    code: error.code,
    isFinal: status === 403,
  }
}

function WayHome() {
  const t = useWords()
  return (
    <Link to={'/' as never} className={styles.home}>
      {t('error.toHome')}
    </Link>
  )
}

/** For the router: a page that failed while the frame around it stands. */
export function PageTrouble({ error, reset }: ErrorComponentProps) {
  return <Trouble error={error} onRetry={reset} />
}

/** Nothing lies at the address, or nothing that this reader may know of. */
export function NothingHere() {
  const t = useWords()
  return (
    <Page title={t('error.nothingHereTitle')} bare>
      <Nothing />
    </Page>
  )
}

/** The same inside of a page that stands. */
export function Nothing() {
  const t = useWords()
  return (
    <EmptyState icon="search" title={t('error.nothingHere')}>
      <WayHome />
    </EmptyState>
  )
}
