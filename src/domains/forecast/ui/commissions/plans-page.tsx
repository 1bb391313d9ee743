import { useState } from 'react'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { formatList, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { user } from '../../../workspace/model/index.ts'
import { readCommissionTiers } from '../../model/commission-plan.ts'
import { commissionPlan } from '../../model/index.ts'
import { PlanForm, type Plan } from './plan-form.tsx'

/** What share of what they sell colleagues are paid. */
export default function PlansPage() {
  const t = useWords()
  const [open, setOpen] = useState<Plan | 'new' | null>(null)
  const { data, error, refetch } = useAll(commissionPlan)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={commissionPlan.label.many}
      about={t('plans.about')}
      action={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {t('plans.new')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OnePlan key={row.id} row={row} onEdit={() => setOpen(row)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('plans.none')}</p>}
      {open && <PlanForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

function OnePlan({ row, onEdit }: { row: Plan; onEdit: () => void }) {
  const t = useWords()
  const update = useUpdate(commissionPlan)
  const users = useAll(user).data?.data ?? []
  const members = row.members ?? []
  const percent = (value: string) => formatNumber(Number(value) / 100, { style: 'percent', maximumFractionDigits: 4 })
  const rates = (readCommissionTiers(row.tiers) ?? []).map(({ from, rate }) =>
    t('plans.rate', { from: percent(from), rate: percent(rate) }),
  )
  const names = users.filter(({ id }) => members.includes(id)).map(({ name }) => name)
  const toggle = (id: string) => (members.includes(id) ? members.filter((each) => each !== id) : [...members, id])
  return (
    <>
      <SettingsRow
        before={<Icon name={commissionPlan.icon} />}
        name={row.name}
        under={[formatList(rates), names.join(', ')].filter(Boolean).join(' · ')}
      >
        <Menu
          align="end"
          items={users
            .filter((each) => each.active)
            .map(({ id, name }) => ({
              label: name,
              mark: <Avatar name={name} size={20} />,
              checked: members.includes(id),
              stays: true,
              onSelect: () => void update(row, { members: toggle(id) }),
            }))}
        >
          <Button kind="quiet" icon="user-plus" label={t('plans.members', { name: row.name })} />
        </Menu>
        <Button kind="quiet" icon="pencil" label={t('plans.edit', { name: row.name })} onClick={onEdit} />
        <Button
          kind="quiet"
          icon="x"
          label={t('plans.remove', { name: row.name })}
          onClick={() => void remove(commissionPlan, row).catch(toastRefusal)}
        />
      </SettingsRow>
      <UnsavedOf definition={commissionPlan} row={row} />
    </>
  )
}
