import { useQuery } from '@tanstack/react-query'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { countQuery } from './pairs.ts'

const everyMs = 5_000

/** What a cause made that is likely there twice: matched behind it, so the count may rise for a while. */
export default function DuplicatesOfCause({ cause }: { cause: string }) {
  const t = useWords()
  const { data } = useQuery({ ...countQuery({ cause }), refetchInterval: everyMs })
  const count = data?.data.pairs ?? 0
  if (count === 0) return null
  const page = `/duplicates?cause=${cause}`
  return (
    <p className="row">
      <Icon name="copy" /> {t('duplicates.ofCause', { count, number: formatNumber(count) })}{' '}
      <a href={page} onClick={(event) => followHere(event, page)}>
        {t('duplicates.look')}
      </a>
    </p>
  )
}
