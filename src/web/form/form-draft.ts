import { useEffect } from 'react'
import { dropKept, keepHere, keptHere } from '../api/kept.ts'

type Values = Readonly<Record<string, unknown>>

/** What was begun in a form for new records of a kind and never made; null when there is nothing. */
export const begunForm = (record: string): Values | null => keptHere<Values>('form', record)

export const dropForm = (record: string): void => dropKept('form', record)

/** Keeps on this device what is being filled in, as far as it differs from how the form began. */
export function useKeepForm(record: string, values: Values, began: Values): void {
  useEffect(() => {
    const own = Object.entries(values).filter(([name, value]) => isSaid(value) && value !== began[name])
    if (own.length > 0) keepHere('form', record, Object.fromEntries(own))
    else dropForm(record)
    // What it began with does not change while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [record, values])
}

/** Something; a row of a list that waits to be typed into is nothing yet. */
const isSaid = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some((item) => !(item instanceof Object && 'value' in item) || item.value !== '')
    : value !== null && value !== undefined && value !== ''
