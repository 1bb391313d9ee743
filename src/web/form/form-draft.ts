import { useEffect } from 'react'
import { dropKept, keepHere, keptHere } from '../api/kept.ts'

type Values = Readonly<Record<string, unknown>>

/** What was begun in a form and never sent, by the form's name: that of a record, or of an action to one; null when there is nothing. */
export const begunForm = (form: string): Values | null => keptHere<Values>('form', form)

export const dropForm = (form: string): void => dropKept('form', form)

/** Keeps on this device what is being filled in, as far as it differs from how the form began. */
export function useKeepForm(form: string, values: Values, began: Values): void {
  useEffect(() => {
    const own = Object.entries(values).filter(([name, value]) => isSaid(value) && value !== began[name])
    if (own.length > 0) keepHere('form', form, Object.fromEntries(own))
    else dropForm(form)
    // What it began with does not change while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [form, values])
}

/** Something; a row of a list that waits to be typed into is nothing yet. */
const isSaid = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some((item) => !(item instanceof Object && 'value' in item) || item.value !== '')
    : value !== null && value !== undefined && value !== ''
