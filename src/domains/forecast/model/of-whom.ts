import { f } from '../../../kernel/field.ts'

/** For which quarter or month something is said. */
export const periodField = () => f.text({ label: 'Period', help: 'A quarter (2026-Q1) or a month (2026-03).', required: true, sortable: true, max: 7 }) // prettier-ignore

/** By which what is said of somebody in a period is known: there is one for each, or as `help` says. */
export const holderField = (help = 'There is one for each.') => f.text({ label: 'For whom and when', help, unique: true, setBy: 'derived', max: 60 }) // prettier-ignore
