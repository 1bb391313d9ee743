import { useQuery } from '@tanstack/react-query'
import { ownRecordName } from '../../../../kernel/own-record.ts'
import { request } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Archived } from '../own/archived.tsx'
import { DropByName } from '../own/drop-by-name.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'

/** Kinds of record that were put away: they keep their records until one deletes them with these. */
export function ArchivedTypes() {
  const t = useWords()
  return (
    <Archived
      definition={customRecord}
      about={t('settings.typesArchivedAbout')}
      line={({ icon, one, many, key }) => ({
        before: <Icon name={icon} />,
        name: many,
        under: `${one} · ${ownRecordName(key!)}`,
      })}
      ask={({ id, many }, onClose) => (
        <DropByName
          definition={customRecord}
          id={id}
          title={t('settings.typeDropTitle', { name: many })}
          name={many}
          typed={{ name: many }}
          onClose={onClose}
        >
          <p>{t('settings.typeDropAbout')}</p>
          <Size id={id} />
        </DropByName>
      )}
    />
  )
}

/** How many records go with it. */
function Size({ id }: { id: string }) {
  const t = useWords()
  const { data } = useQuery({
    queryKey: ['recordTypeSize', id],
    queryFn: ({ signal }) =>
      request<{ data: { rows: number; exact: boolean } }>(`custom-records/${id}/size`, { signal }),
    gcTime: 0,
  })
  if (!data) return null
  const { rows, exact } = data.data
  return <p>{t('settings.typeDropSize', { count: rows, formatted: `${formatNumber(rows)}${exact ? '' : '+'}` })}</p>
}
