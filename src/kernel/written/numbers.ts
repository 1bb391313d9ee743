/** The sign before the part of a whole. */
export type DecimalSign = '.' | ','

export interface NumberVerdict {
  /** Null when the values fit both: `1.234` may be a thousand or one and a bit. A person has to say. */
  decimal: DecimalSign | null
  /** No value has a sign in it, so it does not matter. */
  plain: boolean
  numbers: number
  filled: number
  /** A value that decides. */
  proof?: string
}

export interface NumberEvidence {
  take(text: string): void
  verdict(): NumberVerdict
}

const spaces = /[\s\u00a0\u202f'’]/g
const around = /^[^\d.,+()-]*|[^\d.,)-]*$/g

/** The number without currency, percent sign and spaces: `€ 1.200,50` → `1.200,50`. Null when the text is none. */
export function bareNumber(text: string): string | null {
  const words = text.replace(/[\d.,\s\u00a0\u202f'’()+-]/g, '')
  if (words.length > 4 || !/\d/.test(text)) return null
  let bare = text.trim().replace(around, '').trim()
  let negative = false
  if (/^\(.*\)$/.test(bare)) {
    negative = true
    bare = bare.slice(1, -1).replace(around, '')
  }
  if (/^[+-]/.test(bare)) {
    negative ||= bare[0] === '-'
    bare = bare.slice(1).replace(around, '')
  } else if (/\d-$/.test(bare)) {
    negative = true
    bare = bare.slice(0, -1)
  } else if (/^\s*-/.test(text)) negative = true
  bare = bare.replace(spaces, '')
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(bare)) return null
  return negative ? `-${bare}` : bare
}

/** Which signs can be the decimal sign of a number; both when it has none. */
export function decimalsOf(bare: string): DecimalSign[] {
  return (['.', ','] as const).filter((sign) => pattern[sign].test(bare))
}

const pattern = {
  '.': /^-?(\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})*,\d{3})?(\.\d*)?$/,
  ',': /^-?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?$/,
}

/** A decimal text as programs write it (`-1200.5`), or null when the text is no number with that decimal sign. */
export function numberWritten(text: string, decimal: DecimalSign): string | null {
  const bare = bareNumber(text)
  if (bare === null || !pattern[decimal].test(bare)) return null
  const plain = decimal === '.' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.')
  const [whole = '', part = ''] = plain.replace('-', '').split('.')
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${part ? `.${part}` : ''}`
  return plain.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits
}

/** Takes in the filled cells of a column; one value with both signs or another number of digits decides. */
export function numberEvidence(): NumberEvidence {
  const proofs: Partial<Record<DecimalSign, { count: number; proof: string }>> = {}
  let filled = 0
  let numbers = 0
  let open = 0
  return {
    take(text) {
      filled++
      const bare = bareNumber(text)
      if (bare === null) return
      const signs = decimalsOf(bare)
      if (signs.length === 0) return
      numbers++
      if (signs.length === 1) (proofs[signs[0]!] ??= { count: 0, proof: text }).count++
      else if (/[.,]/.test(bare)) open++
    },
    verdict() {
      const counts = { numbers, filled }
      const [best, other] = (['.', ','] as const)
        .map((sign) => ({ sign, count: proofs[sign]?.count ?? 0 }))
        .sort((a, b) => b.count - a.count) as [{ sign: DecimalSign; count: number }, { count: number }]
      if (best.count > other.count * 20) {
        return { ...counts, decimal: best.sign, plain: false, proof: proofs[best.sign]!.proof }
      }
      const plain = best.count === 0 && open === 0
      return { ...counts, decimal: plain ? '.' : null, plain }
    },
  }
}

/** Settles number columns that leave it open by others of the same file, when those agree. */
export function settleDecimals(verdicts: readonly (NumberVerdict | undefined)[]): (DecimalSign | null)[] {
  const proven = new Set(verdicts.flatMap((verdict) => (verdict?.proof && verdict.decimal ? [verdict.decimal] : [])))
  const [agreed] = proven.size === 1 ? proven : []
  return verdicts.map((verdict) => verdict && (verdict.decimal ?? agreed ?? null)).map((sign) => sign ?? null)
}
