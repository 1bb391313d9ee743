import { useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { quote } from '../../model/index.ts'
import { Compared } from '../versions/compared.tsx'

/** What is otherwise in this version than in another one of the same quote; nothing where there is only one. */
export default function VersionsPanel({ row }: { row: Row }) {
  const t = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const hasOthers = typeof row.number === 'string' && (Number(row.edition) > 1 || row.status === 'superseded')
  const { data } = useRows(quote, { filter: { field: 'number', is: row.number as string }, sort: 'createdAt', limit: 20 }, hasOthers) // prettier-ignore
  const others = hasOthers ? (data?.data ?? []).filter(({ id }) => id !== row.id) : []
  const before = others.findLast(({ edition }) => Number(edition) < Number(row.edition))
  const other = others.find(({ id }) => id === chosen) ?? before ?? others[0]
  if (!other) return null
  const isEarlier = Number(other.edition) < Number(row.edition)
  const label = (edition: unknown) => t('quotes.version', { version: edition })
  return (
    <RelatedSection label={t('quotes.compared')}>
      <Segmented
        label={t('quotes.comparedWith')}
        value={other.id}
        options={others.map(({ id, edition }) => ({ value: id, label: label(edition) }))}
        onChange={choose}
      />
      <Compared earlier={isEarlier ? other.id : row.id} later={isEarlier ? row.id : other.id} />
    </RelatedSection>
  )
}
