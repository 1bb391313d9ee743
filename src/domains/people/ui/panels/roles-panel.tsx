import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { QuickCreate } from '../../../../web/form/quick-create.tsx'
import { CompanyMark } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatDay, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { employment, person } from '../../model/index.ts'
import styles from './roles-panel.module.css'

type Role = RowOf<typeof employment>

/** What a person is and was at which companies; moving jobs ends one role and begins another. */
export default function RolesPanel({ row }: { row: Row }) {
  const [adding, setAdding] = useState(false)
  const t = useWords()
  const { data } = useRows(employment, {
    filter: { field: 'person', is: row.id },
    sort: '-startedOn',
    limit: 50,
    with: 'company',
  })
  const may = useMayEdit(person, row.id)
  const roles = [...(data?.data ?? [])].sort(
    (one, other) =>
      Number(one.endedOn !== null) - Number(other.endedOn !== null) || Number(other.main) - Number(one.main),
  )
  if (!data) return <RelatedSection label={t('people.roles')} busy />
  if (roles.length === 0 && !may) return null
  return (
    <RelatedSection
      label={t('people.roles')}
      count={roles.length || null}
      action={may && <Button kind="quiet" icon="plus" label={t('people.addRole')} onClick={() => setAdding(true)} />}
    >
      {roles.map((role) => (
        <Line key={role.id} row={role} linked={data.linked ?? {}} may={may} />
      ))}
      {adding && (
        <QuickCreate
          definition={employment}
          initial={{ person: row.id, main: true }}
          ask={['company', 'title', 'department', 'startedOn']}
          onCreated={() => undefined}
          onClose={() => setAdding(false)}
        />
      )}
    </RelatedSection>
  )
}

function Line({ row, linked, may }: { row: Role; linked: Linked; may: boolean }) {
  const t = useWords()
  const update = useUpdate(employment)
  const company = linked[row.company]
  const since = row.startedOn && formatDay(row.startedOn, { year: true })
  const span = row.endedOn
    ? t('people.span', { from: since ?? '…', to: formatDay(row.endedOn, { year: true }) })
    : since && t('people.since', { from: since })
  return (
    <div className={row.endedOn ? `${styles.role} ${styles.past}` : styles.role}>
      <CompanyMark name={company?.title ?? '?'} size={20} />
      <span className={styles.text}>
        <span className="cut m">
          <RecordLink id={row.company} target={company} />
        </span>
        <span className="cut meta t2">{[row.title, row.department, span].filter(Boolean).join(' · ')}</span>
      </span>
      {row.main && !row.endedOn && <span className="meta t3">{t('people.primary')}</span>}
      {may && (
        <Menu
          align="end"
          items={[
            ...(row.endedOn
              ? []
              : [
                  {
                    label: t('people.endRole'),
                    icon: 'calendar-event',
                    onSelect: () => void update(row, { endedOn: today() } as never),
                  },
                ]),
            ...(row.main || row.endedOn
              ? []
              : [
                  {
                    label: t('people.makePrimary'),
                    icon: 'star',
                    onSelect: () => void update(row, { main: true } as never),
                  },
                ]),
            {
              label: t('remove'),
              icon: 'trash',
              danger: true,
              onSelect: () => void remove(employment, row).catch(toastRefusal),
            },
          ]}
        >
          <Button kind="quiet" size={24} icon="dots" label={t('more')} />
        </Menu>
      )}
    </div>
  )
}
