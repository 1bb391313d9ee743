import type { Linked, Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { rowsQuery, useRows } from '../../../../web/api/use-rows.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Fact } from '../../../../web/record/fact.tsx'
import { Reading } from '../../../../web/app/reading.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { company } from '../../model/index.ts'

const below = (id: string) => ({ filter: { field: 'parent', is: id }, limit: 1, count: 'capped' as const })
export const ahead = (id: string) => client.prefetchQuery(rowsQuery(company, below(id)))

/** Where a company stands in its group: whose it is, and how many are its. */
export default function ParentPath({ row, linked }: { row: Row; linked: Linked }) {
  const t = useWords()
  const { data, isPending } = useRows(company, below(row.id))
  const count = data?.page.count?.value ?? 0
  const parent = typeof row.parent === 'string' ? linked[row.parent] : undefined
  if (isPending) return <Reading />
  if (!parent && count === 0) return null
  return (
    <Fact
      label={t(parent ? 'people.partOf' : 'people.group')}
      beside={parent && count > 0 ? t('people.subsidiaries', { count }) : undefined}
    >
      {parent ? <RecordLink id={parent.id} target={parent} /> : t('people.subsidiaries', { count })}
    </Fact>
  )
}
