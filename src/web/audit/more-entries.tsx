import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Reads on, where there is more. */
export function MoreEntries({ hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  const t = useWords()
  if (!hasNextPage) return null
  return (
    <p style={{ marginTop: 12 }}>
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('audit.more')}
      </Button>
    </p>
  )
}
