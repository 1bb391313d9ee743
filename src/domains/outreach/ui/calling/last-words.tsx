import { queryOptions } from '@tanstack/react-query'
import { shortened, withoutTokens } from '../../../../kernel/mention.ts'
import { keys } from '../../../../web/api/keys.ts'
import { request } from '../../../../web/api/request.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { findDefinition } from '../../../../web/app/registry.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import type { Entry, TimelineAnswer } from '../../../../web/timeline/timeline-query.ts'
import { formatWhen } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import styles from './calling.module.css'

const kinds = 'note,call,meeting,email'
const most = 5

const lastWordsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.timeline(person.name, id, { kinds, most }),
    queryFn: ({ signal }) =>
      request<TimelineAnswer>(`people/${id}/timeline`, { query: { kinds, limit: most }, signal }),
  })

/** What was said last, so that one need not ask again. */
export function LastWords({ person: id }: { person: string }) {
  const t = useWords()
  const { data } = useAnswer(lastWordsQuery(id))
  const entries = data?.data.filter(({ row }) => row) ?? []
  if (!data) return null
  return (
    <>
      <h3>{t('outreach.lastWords')}</h3>
      {entries.length === 0 && <p className="t2">{t('outreach.noWords')}</p>}
      <ul className={styles.words}>
        {entries.map((entry) => (
          <Word key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  )
}

function Word({ entry: { at, record, row } }: { entry: Entry }) {
  const definition = findDefinition(record)
  const title = definition && String(row![definition.title] ?? '')
  const text = [row!.notes, row!.text].find((each) => typeof each === 'string' && each !== title) as string | undefined
  return (
    <li>
      <Icon name={definition?.icon ?? 'note'} />
      <span className={styles.word}>
        <span className="m">{shortened(withoutTokens(title ?? ''), 160)}</span>
        {text && <span className="t2"> {shortened(withoutTokens(text), 240)}</span>}
        <small className="t2">{formatWhen(at)}</small>
      </span>
    </li>
  )
}
