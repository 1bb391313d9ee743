import { useRecord } from '../../../../web/api/use-record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { RightsMenu } from '../rights-menu.tsx'

/** Who asked, and what can be done about it: told, restricted or erased from here. */
export default function RequestPanel({ row }: { row: Row }) {
  const { person } = row as { person?: string | null }
  return person ? <WhoAsks id={person} /> : null
}

function WhoAsks({ id }: { id: string }) {
  const t = useWords()
  const person = definitionOf('person')
  const { data } = useRecord(person, id, { with: '' })
  if (!data) return <RelatedSection label={t('privacy.title')} busy />
  const row = data.data as Row
  const name = String(row[person.title] ?? '')
  return (
    <RelatedSection label={t('privacy.title')} action={!row.erasedAt && <RightsMenu person={row} record="person" />}>
      <RecordLink id={id} target={{ id, record: 'person', title: name, subtitle: null, deleted: false }} />
    </RelatedSection>
  )
}
