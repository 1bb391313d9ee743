import type { Row } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { openCreate } from '../../../../web/shell/create-request.ts'
import { create } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { formatDay, formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal, dealPerson } from '../../model/index.ts'
import styles from './deal-people-panel.module.css'

const shown = 5

/** The deals in which a person plays a part: the open ones first, five of them, all of them a step away. */
export default function DealsOfPersonPanel({ row }: { row: Row }) {
  const t = useWords()
  const me = useMe()
  const fields = useFields(dealPerson)
  const { data: parts } = useRows(dealPerson, { filter: { field: 'person', is: row.id }, limit: 100 })
  const ids = (parts?.data ?? []).map((each) => each.deal)
  const filter = { field: 'id', in: ids }
  const { data } = useRows(deal, { filter, sort: '-closeOn', limit: 200, with: 'stage' }, ids.length > 0)
  const deals = ids.length === 0 ? [] : (data?.data ?? []).toSorted(openFirst)
  const may = me.permissions.deal?.create && !row.deletedAt
  if (!parts || (ids.length > 0 && !data)) return <RelatedSection label={t('deals.deals')} busy />
  if (deals.length === 0 && !may) return null
  const all = `${pageOf(deal)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
  const add = () =>
    openCreate(deal.name, {
      initial: { company: row.company },
      onCreated: (id) => void create(dealPerson, { deal: id, person: row.id } as never).catch(toastRefusal),
    })
  return (
    <RelatedSection
      label={t('deals.deals')}
      count={deals.length || null}
      action={
        may && <Button kind="quiet" icon="plus" label={t('record.addTo', { list: t('deals.deals') })} onClick={add} />
      }
    >
      {deals.slice(0, shown).map((each) => {
        const page = pageOf(deal, each.id)
        const part = parts?.data.find(({ deal: of }) => of === each.id)
        return (
          <a key={each.id} href={page} className={styles.deal} onClick={(event) => followHere(event, page)}>
            <span className={styles.line}>
              <span className="grow cut m">{each.name}</span>
              {each.amount && <span className="m">{formatMoney(each.amount)}</span>}
            </span>
            <span className={styles.under}>
              <span className="grow cut">
                {each.stage && data?.linked?.[each.stage]?.title}
                {part?.role && (
                  <>
                    {' · '}
                    <FieldValue field={fields.role!} value={part.role} />
                  </>
                )}
              </span>
              {each.closeOn && formatDay(each.closeOn)}
            </span>
          </a>
        )
      })}
      {deals.length > shown && (
        <a href={all} className={styles.all} onClick={(event) => followHere(event, all)}>
          {t('record.showAll', { count: deals.length, formatted: formatNumber(deals.length) })}
        </a>
      )}
    </RelatedSection>
  )
}

const openFirst = (one: { status: string }, other: { status: string }) =>
  Number(other.status === 'open') - Number(one.status === 'open')
