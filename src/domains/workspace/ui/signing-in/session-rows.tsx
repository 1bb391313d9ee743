import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip } from '../../../../web/kit/chip.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatAgo, formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readAnew, sessionsKey, type Session } from './reads.ts'
import { deviceIn } from './way.ts'

/** Where somebody is signed in, each to be ended; `at` is where it is read, and below which one is ended. */
export function SessionRows({ at, user }: { at: string; user?: string }) {
  const t = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: sessionsKey(user),
    queryFn: ({ signal }) => request<{ data: Session[] }>(at, { signal }),
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Rows waiting={!data}>
        {data?.data.map((each) => (
          <SettingsRow key={each.id} name={deviceIn(each)} under={underOf(t, each)}>
            {each.here ? (
              <Chip tone="success" icon="check">
                {t('signingIn.here')}
              </Chip>
            ) : (
              <Button
                label={t('signingIn.endThis', { device: deviceIn(each) })}
                icon="logout"
                onClick={() => void end(`${at}/${each.id}`, t('signingIn.ended'))}
              />
            )}
          </SettingsRow>
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('signingIn.nowhere')}</p>}
    </>
  )
}

type Words = ReturnType<typeof useWords>

function underOf(t: Words, { address, seenAt, since, way, here }: Session): string {
  const last = here ? null : t('signingIn.seen', { ago: formatAgo(seenAt) })
  const came = t(`signingIn.came.${way}`, { when: formatMoment(since) })
  return [address && isolated(address), last, came].filter(Boolean).join(' · ')
}

/** Ends one of them, or all that stand at an address; says so. */
export async function end(path: string, done: string): Promise<void> {
  try {
    await request(path, { method: 'DELETE' })
    toast({ text: done })
  } catch (error) {
    toastRefusal(error)
  }
  readAnew()
}
