import { useDebouncedValue } from '@mantine/hooks'
import type { Contact } from '../../../../kernel/field.ts'
import type { Filter } from '../../../../kernel/filter.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { company, person } from '../../../people/model/index.ts'
import type { Receiver } from './addresses.ts'

/** Somebody who can be written to, by one of their addresses. */
export interface Correspondent extends Receiver {
  key: string
  person: string | null
}

const reachable: Filter = { field: 'emails', isEmpty: false }
const fields = 'name,emails'

/** Those whom the typed letters fit, each with every address; before anything is typed, with whom one spoke last. */
export function useCorrespondents(typed: string, enabled: boolean): { found: Correspondent[]; busy: boolean } {
  const [q] = useDebouncedValue(typed.trim(), 120)
  const asked = { filter: reachable, limit: 8, fields, ...(q ? { q } : { sort: '-lastContactAt' }) }
  const people = useRows(person, asked, enabled)
  const companies = useRows(company, { ...asked, limit: 4 }, enabled && q !== '')
  const isBehind = q !== typed.trim()
  const rows = [...of(people.data?.data, true), ...(q === '' ? [] : of(companies.data?.data, false))]
  const letters = typed.trim().toLocaleLowerCase()
  const fits = ({ name, address }: Correspondent) => `${name} ${address}`.toLocaleLowerCase().includes(letters)
  return { found: isBehind ? rows.filter(fits) : rows, busy: isBehind || people.isFetching }
}

/** An address that has ended, or that came back, is not offered. */
const of = (rows: readonly unknown[] | undefined, isPerson: boolean): Correspondent[] =>
  ((rows ?? []) as Row[]).flatMap((row) =>
    ((row.emails ?? []) as Contact[])
      .filter(({ endedOn, valid }) => !endedOn && valid !== false)
      .toSorted((one, other) => Number(other.primary) - Number(one.primary))
      .map(({ normal, value }) => ({
        key: `${row.id} ${value}`,
        name: String(row.name ?? ''),
        address: normal ?? value,
        person: isPerson ? row.id : null,
      })),
  )
