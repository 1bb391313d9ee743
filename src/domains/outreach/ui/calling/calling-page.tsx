import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { pageOf } from '../../../../web/api/path.ts'
import { useRecord } from '../../../../web/api/use-record.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { ProgressBar } from '../../../../web/kit/progress-bar.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { callList } from '../../model/index.ts'
import { Callee } from './callee.tsx'
import styles from './calling.module.css'
import { NobodyLeft } from './nobody-left.tsx'
import { progressQuery } from './progress-query.ts'
import { useCaller } from './use-caller.ts'

/** One person after another: whom to call, what to say, and how it went. */
export default function CallingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const t = useWords()
  const list = useRecord(callList, id)
  const caller = useCaller(id)
  const error = (list.data ? null : list.error) ?? caller.error
  const row = list.data?.data
  const progress = useQuery(progressQuery(id)).data?.data
  return (
    <Page
      title={row?.name ?? t('outreach.calling')}
      actions={
        <Button icon="list-details" onClick={() => goTo(pageOf(callList, id))}>
          {t('outreach.toList')}
        </Button>
      }
    >
      <div className={styles.page}>
        <p className={styles.progress}>
          {progress && !caller.isWaiting && (
            <>
              <ProgressBar share={shareOf(progress)} label={t('outreach.progress')} />
              <span>{t('outreach.left', { count: progress.waiting, number: formatNumber(progress.waiting) })}</span>
            </>
          )}
        </p>
        {error ? (
          <Trouble error={error} onRetry={() => void Promise.all([list.refetch(), caller.retry()])} />
        ) : !row || caller.isWaiting ? (
          <SkeletonLines count={6} />
        ) : caller.entry ? (
          <Callee key={`${caller.entry.id} ${caller.entry.tried}`} list={row} entry={caller.entry} caller={caller} />
        ) : (
          <NobodyLeft caller={caller} progress={progress} />
        )}
      </div>
    </Page>
  )
}

const shareOf = ({ people, done, leftOut }: { people: number; done: number; leftOut: number }) =>
  people === 0 ? 0 : (done + leftOut) / people
