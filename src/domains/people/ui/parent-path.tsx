import type { Linked, Row } from '../../../web/api/answers.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { Fact } from '../../../web/record/fact.tsx'
import { useWords } from '../../../web/words/words.ts'
import { company } from '../model/index.ts'

/** Where a company stands in its group: whose it is, and how many are its. */
export default function ParentPath({ row, linked }: { row: Row; linked: Linked }) {
  const t = useWords()
  const { data } = useRows(company, { filter: { field: 'parent', is: row.id }, limit: 1, count: 'capped' })
  const below = data?.page.count?.value ?? 0
  const parent = typeof row.parent === 'string' ? linked[row.parent] : undefined
  if (!parent && below === 0) return null
  return (
    <Fact
      label={t(parent ? 'people.partOf' : 'people.group')}
      beside={parent && below > 0 ? t('people.subsidiaries', { count: below }) : undefined}
    >
      {parent ? <RecordLink id={parent.id} target={parent} /> : t('people.subsidiaries', { count: below })}
    </Fact>
  )
}
