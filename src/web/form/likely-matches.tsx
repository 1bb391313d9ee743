import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Contact } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf, pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'
import { followHere } from '../fields/record-link.tsx'
import { Icon } from '../kit/icon.tsx'
import { mergeOf } from '../merge/merge-address.ts'
import { useWords, words } from '../words/words.ts'
import styles from './form.module.css'

interface Match {
  id: string
  title: string
  subtitle: string | null
  why: string
}

const likely = (definition: RecordDefinition, body: Given, signal: AbortSignal) =>
  request<{ data: Match[] }>(`${pathOf(definition)}/match`, { method: 'POST', body, signal })

/** Records of exactly that name. */
async function called({ name: record }: RecordDefinition, { name: q }: Given, signal: AbortSignal) {
  const query = { q, records: record, limit: 5 }
  const { data } = q ? await request<{ data: Match[] }>('search', { query, signal }) : { data: [] }
  const same = data.filter(({ title }) => title.toLocaleLowerCase() === q!.toLocaleLowerCase())
  return { data: same.map((match) => ({ ...match, why: words('form.sameName') })) }
}

/** Records that are likely the one being typed in: “Ana Silva, same e-mail. Open it”. */
export function LikelyMatches({
  definition,
  values,
  onOpen,
}: {
  definition: RecordDefinition
  values: Record<string, unknown>
  onOpen: () => void
}) {
  const t = useWords()
  const [given] = useDebouncedValue(givenOf(values, definition.title), 250)
  const { data } = useQuery({
    queryKey: ['match', definition.name, given],
    queryFn: ({ signal }) =>
      // What may become one is compared by all that is given; of others, the name is.
      mergeOf(definition) && !definition.own ? likely(definition, given, signal) : called(definition, given, signal),
    enabled: Object.keys(given).length > 0,
    staleTime: 5_000,
  })
  return (
    <div role="status">
      {(data?.data ?? []).slice(0, 3).map((match) => {
        const page = pageOf(definition, match.id)
        return (
          <p key={match.id} className={styles.match}>
            <Icon name="alert-triangle" />
            <span className="grow">
              <b>{match.title}</b> {t('form.exists', { why: match.why })}
            </span>
            <a
              href={page}
              onClick={(event) => {
                followHere(event, page)
                onOpen()
              }}
            >
              {t('form.open')}
            </a>
          </p>
        )
      })}
    </div>
  )
}

interface Given {
  name?: string
  emails?: string[]
  phones?: string[]
  website?: string
}

function givenOf(values: Record<string, unknown>, title: string): Given {
  const name = (values[title] as string | null) ?? [values.firstName, values.lastName].filter(Boolean).join(' ')
  const texts = (list: unknown) => (list as Contact[] | null | undefined)?.map(({ value }) => value) ?? []
  const [emails, phones] = [texts(values.emails), texts(values.phones)]
  return {
    ...(name.trim().length > 2 && { name: name.trim() }),
    ...(emails.length > 0 && { emails }),
    ...(phones.length > 0 && { phones }),
    ...(typeof values.website === 'string' && { website: values.website }),
  }
}
