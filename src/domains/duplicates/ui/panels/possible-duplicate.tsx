import { useInfiniteQuery } from '@tanstack/react-query'
import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { findDefinition } from '../../../../web/app/registry.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { mergeOf } from '../../../../web/merge/merge-address.ts'
import { Fact } from '../../../../web/record/fact.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { pairsQuery } from '../pairs.ts'

export const ahead = (id: string) => client.prefetchInfiniteQuery(pairsQuery({ of: id }))

/** Among the facts of a record: that there may be a second one of it. */
export default function PossibleDuplicate({ row, record }: { row: Row; record: string }) {
  const t = useWords()
  const definition = findDefinition(record)
  const { data, isLoading } = useInfiniteQuery({
    ...pairsQuery({ of: row.id }),
    enabled: Boolean(definition && mergeOf(definition)),
  })
  if (isLoading) return <Reading />
  const pairs = data?.pages[0]?.data ?? []
  const [first] = pairs
  if (!first) return null
  const page = `/duplicates?of=${row.id}`
  const other = first.one.id === row.id ? first.other : first.one
  return (
    <Fact
      label={t('duplicates.maybe')}
      beside={
        pairs.length > 1
          ? t('duplicates.andMore', { count: pairs.length - 1 })
          : formatNumber(first.percent / 100, { style: 'percent' })
      }
    >
      <a href={page} onClick={(event) => followHere(event, page)}>
        {other.title}
      </a>
    </Fact>
  )
}
