import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { Trouble } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import type { ListState } from '../list/use-list-state.ts'
import { useWords } from '../words/words.ts'
import { CauseLine } from './cause-line.tsx'
import { changesQuery, joined } from './changes-query.ts'
import type { ListPast } from './list-past.ts'
import { TimeSlider } from './time-slider.tsx'
import { UndoPreview } from './undo-preview.tsx'
import styles from './history.module.css'

/** Unless one looks further back. */
const usualDays = 30

interface Props {
  definition: RecordDefinition
  state: ListState
  past: ListPast | null
}

/** The history of a list: every edit, import and bulk change of its records since, the list as it was before any of them, and the way back. */
export function ListHistory({ definition, state, past }: Props) {
  const t = useWords()
  const fields = useFields(definition)
  const [undoing, setUndoing] = useState<string | null>(null)
  const [month] = useState(() => new Date(Date.now() - usualDays * 86_400_000).toISOString())
  const { filter, q } = state.query
  const since = past && past.asOf < month ? past.asOf : month
  const changes = useInfiniteQuery({
    ...changesQuery(definition, { since, filter, q, ...(past && { asOf: past.asOf, found: past.found }) }),
    // Whoever goes from change to change keeps the slider under their fingers.
    placeholderData: keepPreviousData,
  })
  const pages = changes.data?.pages ?? []
  const linked: Linked = Object.assign({}, ...pages.map((page) => page.linked))
  const causes = joined(pages)
  const show = (at: string | null) => state.change({ at: at ?? undefined })
  const later = past ? causes.filter(({ at }) => at > past.asOf).length : 0
  return (
    <aside className={styles.panel} aria-label={t('history.title')}>
      <header className={styles.top}>
        <h2 className="grow">{t('history.title')}</h2>
        <Button
          kind="quiet"
          icon="x"
          label={t('close')}
          onClick={() => state.change({ history: undefined, at: undefined })}
        />
      </header>
      <TimeSlider moments={causes.map(({ at }) => at)} at={past?.asOf ?? null} from={since} onShow={show} />
      <div className={styles.lines}>
        {changes.error && <Trouble error={changes.error} onRetry={() => void changes.refetch()} />}
        {changes.isPending && <SkeletonLines count={8} />}
        {later > 0 && <p className={styles.later}>{t('history.later')}</p>}
        <ol>
          {causes.map((each, index) => (
            <CauseLine
              key={each.cause.id}
              cause={each}
              definition={definition}
              fields={fields}
              linked={linked}
              here={past !== null && index === later}
              onUndo={() => setUndoing(each.cause.id)}
              onShow={() => show(new Date(Date.parse(each.at) - 1).toISOString())}
            />
          ))}
        </ol>
        {past !== null && later === causes.length && causes.length > 0 && <Here />}
        {changes.hasNextPage && (
          <Button kind="quiet" busy={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
            {t('history.earlier')}
          </Button>
        )}
        {changes.data && causes.length === 0 && <p className="t3">{t('history.noneSince')}</p>}
      </div>
      {undoing && <UndoPreview cause={undoing} linked={linked} onClose={() => setUndoing(null)} />}
    </aside>
  )
}

function Here() {
  const t = useWords()
  return (
    <p className={styles.here}>
      <span>{t('history.here')}</span>
    </p>
  )
}
