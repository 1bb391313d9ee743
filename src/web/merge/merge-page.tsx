import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { useRecord } from '../api/use-record.ts'
import { NothingHere, Trouble } from '../app/errors.tsx'
import { definitionAt } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { originsQuery } from '../record/origins-query.ts'
import { titleOf } from '../record/title.ts'
import { Page } from '../shell/page.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { Row } from '../api/answers.ts'
import { hangingQuery } from './hanging-query.ts'
import { mergeOf } from './merge-address.ts'
import { Merging } from './merging.tsx'
import { OtherPicker } from './other-picker.tsx'
import styles from './merge.module.css'

/** `/people/ID/merge?with=ID`: two records side by side, to become one. */
export function MergePage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string }
  const { with: other } = useSearch({ strict: false }) as { with?: string }
  const definition = definitionAt(plural)
  if (!definition || !mergeOf(definition)) return <NothingHere />
  return <MergeWith key={`${id} ${other}`} definition={definition} id={id} other={other === id ? undefined : other} />
}

interface Props {
  definition: RecordDefinition
  id: string
  other: string | undefined
}

function MergeWith({ definition, id, other }: Props) {
  const t = useWords()
  const { data, error, refetch } = useRecord(definition, id)
  const title = t('merge.title', { records: named(definition.label.many) })
  const back = data && pageOf(definition, data.data.id)
  const narrow = useNarrow()
  return (
    <Page
      title={title}
      bare={narrow && back !== undefined}
      beside={back && <BackTo page={back} title={titleOf(definition, data.data as Row)} here={title} />}
    >
      <div className={styles.page}>
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {!error && !data && <SkeletonLines count={6} />}
        {data && !other && <OtherPicker definition={definition} row={data.data as Row} />}
        {data && other && <Both definition={definition} id={data.data.id} other={other} />}
      </div>
    </Page>
  )
}

/** On a phone the way back stands before where one is. */
function BackTo({ page, title, here }: { page: string; title: string; here: string }) {
  const navigate = useNavigate()
  const narrow = useNarrow()
  const back = () => void navigate({ to: page as never })
  if (narrow)
    return (
      <>
        <Button kind="quiet" icon="chevron-left" label={title} onClick={back} />
        <span className={`${styles.here} cut`}>{here}</span>
      </>
    )
  return (
    <Button kind="quiet" icon="chevron-left" onClick={back}>
      <span className="cut">{title}</span>
    </Button>
  )
}

function Both({ definition, id, other }: Props & { other: string }) {
  const t = useWords()
  const { back } = useSearch({ strict: false }) as { back?: string }
  const [one, two] = [useRecord(definition, id), useRecord(definition, other)]
  const origins = [useQuery(originsQuery(definition, id)), useQuery(originsQuery(definition, other))]
  const hanging = [useQuery(hangingQuery(definition, id)), useQuery(hangingQuery(definition, other))]
  const failed = [one, two, ...origins, ...hanging].find(({ error }) => error)
  if (failed) return <Trouble error={failed.error} onRetry={() => void failed.refetch()} />
  const [first, second] = [one.data, two.data]
  const [old, late] = origins.map(({ data }) => data)
  const [here, there] = hanging.map(({ data }) => data)
  if (!first || !second || !old || !late || !here || !there) return <SkeletonLines count={8} />
  // An old id leads to the one that it was merged into: then the two are one already.
  if (first.data.id === second.data.id) return <p role="status">{t('merge.already')}</p>
  return (
    <Merging
      definition={definition}
      answers={{ one: first, two: second }}
      origins={{ one: old, two: late }}
      hanging={{ one: here.data, two: there.data }}
      // Only a page of ours.
      back={back && /^\/[a-z]/.test(back) ? back : undefined}
    />
  )
}
