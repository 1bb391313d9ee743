import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { useRecord } from '../api/use-record.ts'
import { NothingHere, Trouble } from '../app/errors.tsx'
import { definitionAt } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { noteOpened } from '../shell/recent.ts'
import { Page } from '../shell/page.tsx'
import { readWhole } from './read-whole.ts'
import { RecordBar } from './record-bar.tsx'
import { RecordOutline } from './record-outline.tsx'
import { RecordView } from './record-view.tsx'
import { titleOf } from './title.ts'

/** Asks for what the page of a record shows first, while nothing of it is drawn yet. */
export const recordAhead = (definition: RecordDefinition, id: string) => () => void readWhole(definition, id, true)

/** The page of one record, whichever it is. */
export function RecordPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string }
  const definition = definitionAt(plural)
  return definition ? <OneRecord key={id} definition={definition} id={id} /> : <NothingHere />
}

function OneRecord({ definition, id }: { definition: RecordDefinition; id: string }) {
  const { at } = useSearch({ strict: false }) as { at?: string }
  const now = useRecord(definition, id)
  const then = useRecord(definition, id, at ? { asOf: at } : {})
  const title = now.data && titleOf(definition, now.data.data as Row)
  const standing = now.data?.data.id
  const isOld = standing !== undefined && standing !== id
  useEffect(() => {
    if (title !== undefined && !isOld) noteOpened({ id, record: definition.name, title })
  }, [id, definition, title, isOld])
  // A record that was merged is read as the one that stays: its address leads there.
  useEffect(() => {
    if (isOld) goTo(pageOf(definition, standing), { replace: true })
  }, [definition, isOld, standing])
  if (!now.data || isOld)
    return (
      <Page title={definition.label.one} bare beside={<RecordBar definition={definition} id={id} />}>
        {now.error ? <Trouble error={now.error} onRetry={() => void now.refetch()} /> : <RecordOutline />}
      </Page>
    )
  return <RecordView definition={definition} answer={now.data} then={at ? then.data : undefined} at={at} />
}
