import { formatNumber } from '../../words/format.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/** 1.25 MB from bytes. */
export function formatSize(size: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3))
  return formatNumber(size / 1000 ** power, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  })
}
