import { useQuery } from '@tanstack/react-query'
import { all, type Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'

interface Props {
  record: RecordDefinition
  among: Filter | null
  must: Filter | null
}

/** How many records do not meet a rule now, and which. */
export function Broken({ record, among, must }: Props) {
  const t = useWords()
  const filter = must && all(among ?? undefined, { not: must })
  const query = rowsQuery(record, { filter: filter ?? { and: [] }, limit: 1, count: 'capped', fields: record.title })
  const { data } = useQuery({ ...query, enabled: filter !== null, staleTime: 10_000 })
  const count = data?.page.count
  if (!filter || !count) return null
  const list = `${pageOf(record)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return (
    <a href={list} onClick={(event) => followHere(event, list)}>
      {t('settings.ruleBroken', { count: count.value, number: `${count.exact ? '' : '≈ '}${formatNumber(count.value)}` })}
    </a>
  ) // prettier-ignore
}
