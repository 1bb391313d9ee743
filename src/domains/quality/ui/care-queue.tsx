import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { confirmValues } from '../../../web/api/confirm.ts'
import { pageOf } from '../../../web/api/path.ts'
import { mayChange, useMe } from '../../../web/api/use-me.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { definitionOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { useCurrent } from '../../../web/kit/use-current.ts'
import { titleOf } from '../../../web/record/title.ts'
import { useCommands } from '../../../web/shell/commands.ts'
import { KeyHints } from '../../../web/shell/key-hints.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { Care } from '../model/index.ts'
import { careFilter, careListPage, carePage, type Whose } from './care-query.ts'
import { CareRow } from './care-row.tsx'
import styles from './care.module.css'

const atOnce = 50

interface Props {
  care: Care
  need: Care['needs'][number]
  whose: Whose
}

/** Those that need care for one reason, one after the other: J and K move, Y says that it is all still true, Enter opens, S passes on. */
export function CareQueue({ care, need, whose }: Props) {
  const t = useWords()
  const me = useMe()
  const definition = definitionOf(care.record)
  const filter = careFilter(definition, need.filter, whose, me)
  const { data, error, refetch } = useQuery(rowsQuery(definition, { filter, limit: atOnce, with: '*' }))
  const [overview, list] = [carePage({ whose }), careListPage(definition, filter)]
  return (
    <>
      <header className={styles.head}>
        <a href={overview} onClick={(event) => followHere(event, overview)}>
          {t('quality.back')}
        </a>
        <h2>
          {definition.label.many}: {t(`quality.kind.${need.kind}`, { count: care.staleAfter ?? 0 })}
        </h2>
        <a href={list} onClick={(event) => followHere(event, list)}>
          {t('quality.openList')}
        </a>
      </header>
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines count={6} />
      ) : data.data.length === 0 ? (
        <EmptyState icon="circle-check" title={t('quality.done')} />
      ) : (
        <Rows definition={definition} care={care} rows={data.data as Row[]} linked={data.linked ?? {}} />
      )}
    </>
  )
}

interface RowsProps {
  definition: RecordDefinition
  care: Care
  rows: readonly Row[]
  linked: Linked
}

function Rows({ definition, care, rows, linked }: RowsProps) {
  const t = useWords()
  const me = useMe()
  const [busy, setBusy] = useState(false)
  const { list, current, setAt, move } = useCurrent(rows)
  const may = (row: Row) => mayChange(me.permissions[definition.name], row, me)
  const open = (row: Row) => goTo(pageOf(definition, row.id))
  const confirm = async (row: Row) => {
    if (busy || !may(row)) return
    setBusy(true)
    if (await confirmValues(definition, row.id, titleOf(definition, row))) move(1)
    setBusy(false)
  }
  const key = (id: string, label: string, run: (row: Row) => void) => ({
    ...{ id: `care-${id}`, label, group: 'here' as const, keysOnly: true },
    run: () => current && run(current),
  })
  useCommands([
    key('next', t('home.next'), () => move(1)),
    key('skip', t('quality.skip'), () => move(1)),
    key('previous', t('home.previous'), () => move(-1)),
    key('open', t('quality.open'), open),
    key('confirm', t('quality.confirm'), (row) => void confirm(row)),
  ])
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [list, current?.id])
  return (
    <>
      <ul ref={list} className={styles.rows}>
        {rows.map((row) => (
          <CareRow
            key={row.id}
            definition={definition}
            care={care}
            row={row}
            linked={linked}
            may={may(row)}
            isCurrent={row.id === current?.id}
            onFocus={() => setAt(row.id)}
            onOpen={() => open(row)}
            onConfirm={() => void confirm(row)}
          />
        ))}
      </ul>
      <KeyHints
        hints={[
          { commands: ['care-next', 'care-previous'], text: t('home.keys.move') },
          { commands: ['care-confirm'], text: t('quality.confirm') },
          { commands: ['care-open'], text: t('quality.open') },
          { commands: ['care-skip'], text: t('quality.skip') },
        ]}
      />
    </>
  )
}
