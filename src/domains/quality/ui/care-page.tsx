import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMe } from '../../../web/api/use-me.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { findDefinition } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Care } from '../model/index.ts'
import { CareOverview } from './care-overview.tsx'
import { CareQueue } from './care-queue.tsx'
import { carePage, careQuery, whoses, type CareAddress, type Whose } from './care-query.ts'
import styles from './care.module.css'

/** The records that need care: how many of which kind and why, and one after the other. */
export default function CarePage() {
  const t = useWords()
  const me = useMe()
  const { whose: asked, of, kind } = useSearch({ strict: false }) as CareAddress
  const { data, error, refetch } = useQuery(careQuery)
  const hasTeam = me.user.team.some((id) => id !== me.user.id)
  const options = whoses.filter((each) => each !== 'team' || hasTeam)
  const whose = options.find((each) => each === asked) ?? 'mine'
  const cares = (data?.data ?? []).filter(({ record, needs }) => findDefinition(record) && needs.length > 0)
  return (
    <Page
      title={t('quality.title')}
      sub={
        <Segmented
          label={t('quality.whose')}
          value={whose}
          options={options.map((value) => ({ value, label: t(`quality.${value}`) }))}
          onChange={(value) => goTo(carePage({ whose: value, ...(of && kind && { of, kind }) }), { replace: true })}
        />
      }
    >
      <div className={styles.page}>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={6} />
        ) : (
          <Shown cares={cares} whose={whose} of={of} kind={kind} />
        )}
      </div>
    </Page>
  )
}

function Shown({
  cares,
  whose,
  of,
  kind,
}: {
  cares: Care[]
  whose: Whose
  of?: string | undefined
  kind?: string | undefined
}) {
  // prettier-ignore
  const t = useWords()
  const care = cares.find(({ record }) => record === of)
  const need = care?.needs.find((each) => each.kind === kind)
  if (care && need) return <CareQueue key={`${of} ${kind} ${whose}`} care={care} need={need} whose={whose} />
  if (cares.length === 0) return <EmptyState icon="circle-check" title={t('quality.nothing')} />
  return <CareOverview cares={cares} whose={whose} />
}
