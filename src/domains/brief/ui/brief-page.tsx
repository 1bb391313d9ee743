import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { pageOf } from '../../../web/api/path.ts'
import { NothingHere, Trouble } from '../../../web/app/errors.tsx'
import { definitionAt } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import { briefed } from '../model/index.ts'
import { briefQuery } from './brief-query.ts'
import { BriefSheet } from './brief-sheet.tsx'
import styles from './brief.module.css'

/** The brief before a conversation: of a person, of a company, or of all whom a meeting is with. */
export default function BriefPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string }
  const definition = definitionAt(plural)
  if (!definition || !(briefed as readonly string[]).includes(definition.name)) return <NothingHere />
  return <Briefs key={id} definition={definition} id={id} />
}

function Briefs({ definition, id }: { definition: RecordDefinition; id: string }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(briefQuery(definition, id))
  const page = pageOf(definition, id)
  return (
    <Page
      title={t('people.brief')}
      bare
      beside={
        <>
          <Button kind="quiet" icon="chevron-left" label={t('back')} onClick={() => goTo(page)} />
          <span className={styles.crumb}>{t('people.brief')}</span>
        </>
      }
    >
      <div className={styles.page}>
        {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <SkeletonLines count={8} />)}
        {data?.data.length === 0 && (
          <EmptyState icon="users" title={t('brief.nobody')}>
            <Button onClick={() => goTo(page)}>{t('brief.openRecord')}</Button>
          </EmptyState>
        )}
        {data?.data.map((brief) => (
          <BriefSheet key={brief.id} brief={brief} linked={data.linked} />
        ))}
      </div>
    </Page>
  )
}
