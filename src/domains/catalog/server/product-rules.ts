import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { bundlePart, productCategory } from '../model/index.ts'

const deepest = 20

/** A bundle is no part of itself, neither at once nor by way of its parts. */
export const bundlePartRules = rulesOf(bundlePart, {
  async before(work, { name, after }) {
    if (name === 'delete' || !(await holdsBundle(work, [after.product], after.bundle))) return
    throw refuse.invalid([{ field: 'product', ...say('A bundle cannot be a part of itself.') }])
  },
})

async function holdsBundle(work: Work, products: readonly string[], bundle: string, depth = 0): Promise<boolean> {
  if (products.includes(bundle) || depth > deepest) return true
  if (products.length === 0) return false
  const parts = await work.find(bundlePart, { field: 'bundle', in: [...products] }, { lock: false })
  return holdsBundle(work, parts.map((each) => each.product), bundle, depth + 1) // prettier-ignore
}

/** Categories make a tree. */
export const categoryRules = rulesOf(productCategory, {
  async before(work, { after }) {
    let above = after.within
    for (let depth = 0; above; depth++) {
      if (above === after.id || depth > deepest)
        throw refuse.invalid([{ field: 'within', ...say('A category cannot lie within itself.') }])
      above = (await work.peek(productCategory, above))?.within ?? null
    }
  },
})
