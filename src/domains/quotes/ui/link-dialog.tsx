import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Row } from '../../../web/api/answers.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { EarlierLinks, SecretLink, type Letter } from '../../../web/record/secret-link.tsx'
import { formatDayTime } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'

interface Made {
  url: string
  expiresAt: string
  letter: Letter
}
interface Known {
  id: string
  madeBy: string | null
  madeAt: string
  state: 'open' | 'ended'
}

const linksQuery = (quote: string) =>
  queryOptions({
    queryKey: ['quote-links', quote],
    queryFn: ({ signal }) => request<{ data: Known[] }>('quote-links', { query: { quote }, signal }),
  })

/** Makes a link by which the customer sees the quote and answers it; and ends earlier ones. */
export function LinkDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords()
  const [made, setMade] = useState<Made | null>(null)
  const make = async () => {
    try {
      setMade((await request<{ data: Made }>('quote-links', { method: 'POST', body: { quote: row.id } })).data)
      await client.invalidateQueries({ queryKey: ['quote-links', row.id] })
    } catch (error) {
      toastRefusal(error)
    }
  }
  const button = (
    <Button kind="primary" onClick={() => void make()}>
      {t('quotes.makeLink')}
    </Button>
  )
  return (
    <Dialog title={t('quotes.link')} onClose={onClose} foot={!made && button}>
      {made ? (
        <SecretLink
          url={made.url}
          letter={made.letter}
          help={t('quotes.linkOnce', { when: formatDayTime(made.expiresAt) })}
        />
      ) : (
        <p className="t2">{t('quotes.linkAbout')}</p>
      )}
      <Earlier id={row.id} />
    </Dialog>
  )
}

function Earlier({ id }: { id: string }) {
  const t = useWords()
  const { data } = useQuery(linksQuery(id))
  const end = async (link: string) => {
    await request(`quote-links/${link}`, { method: 'DELETE' }).catch(toastRefusal)
    await client.invalidateQueries({ queryKey: ['quote-links', id] })
  }
  const links = data?.data.map(({ id: link, madeAt, madeBy, state }) => ({ id: link, at: madeAt, by: madeBy, state: t(`quotes.linkState.${state}`), open: state === 'open' })) // prettier-ignore
  return <EarlierLinks links={links ?? []} onEnd={(link) => void end(link)} />
}
