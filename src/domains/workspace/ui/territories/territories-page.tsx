import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { create } from '../../../../web/api/create.ts'
import { client } from '../../../../web/api/client.ts'
import { useAll } from '../../../../web/api/use-rows.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { AddByName } from '../../../../web/settings/add-by-name.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { territory, user } from '../../model/index.ts'
import { teamTree } from '../roles/team-tree.ts'
import { Astray } from './astray.tsx'
import { TerritoryForm } from './territory-form.tsx'
import { OneTerritory } from './one-territory.tsx'

type Row = RowOf<typeof territory>

/** The parts of the market: which is part of which, who works in each, and by which rules companies and people lie there. */
export default function TerritoriesPage() {
  const t = useWords()
  const [open, setOpen] = useState<Row | null>(null)
  const { data, error, refetch } = useAll(territory)
  const users = useAll(user).data?.data ?? []
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.data ?? []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const close = () => {
    setOpen(null)
    void client.invalidateQueries({ queryKey: ['territoryMoves'] })
  }
  return (
    <Part title={t('territories.title')} about={t('territories.about')}>
      <AddByName label={t('territories.new')} max={120} add={(name) => create(territory, { name })} />
      <Rows waiting={!data}>
        {teamTree(rows).map(({ row, depth }) => (
          <OneTerritory key={row.id} row={row} depth={depth} all={rows} users={users} onRules={() => setOpen(row)} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('territories.none')}</p>}
      <Astray names={names} />
      {open && (
        <TerritoryForm row={open} now={rows.find(({ id }) => id === open.id) ?? null} names={names} onClose={close} />
      )}
    </Part>
  )
}
