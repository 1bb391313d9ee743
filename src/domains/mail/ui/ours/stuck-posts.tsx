import { useQuery } from '@tanstack/react-query'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'

/** A mail of Farley's own with which something is wrong. */
interface StuckPost {
  id: string
  what: string
  address: string
  state: 'held' | 'failed' | 'bounced'
  said: string | null
  at: string
  again: boolean
}

interface Answer {
  waiting: number
  /** What the mail server said last to one that waits. */
  said: string | null
  stuck: StuckPost[]
}

const stuckKey = ['our-post']
const lookAgainMs = 15_000

/** How many of Farley's own mails wait, and those with which something is wrong: what the server said, and the way to send them once more. */
export function StuckPosts() {
  const t = useWords()
  const { data } = useQuery({
    queryKey: stuckKey,
    queryFn: async ({ signal }) => (await request<{ data: Answer }>('our-post', { signal })).data, // prettier-ignore
    refetchInterval: lookAgainMs,
  })
  if (!data) return null
  return (
    <>
      {data.waiting > 0 && (
        <p className="t2">
          {[t('mail.ours.waiting', { count: data.waiting }), data.said && isolated(data.said)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {data.stuck.length > 0 && (
        <>
          <p>{t('mail.ours.stuck')}</p>
          <Rows>
            {data.stuck.map((post) => (
              <StuckRow key={post.id} post={post} />
            ))}
          </Rows>
        </>
      )}
    </>
  )
}

function StuckRow({ post: { id, what, address, state, said, at, again } }: { post: StuckPost }) {
  const t = useWords()
  const under = [t(`mail.ours.states.${state}`), what, formatMoment(at), said && isolated(said)].filter(Boolean)
  const resend = () => request(`our-post/${id}/resend`, { method: 'POST' }).catch(toastRefusal)
  return (
    <SettingsRow name={isolated(address)} under={under.join(' · ')}>
      {again && (
        <Button
          kind="quiet"
          icon="repeat"
          label={t('mail.ours.again', { address })}
          onClick={() => void resend().then(() => client.invalidateQueries({ queryKey: stuckKey }))}
        />
      )}
    </SettingsRow>
  )
}
