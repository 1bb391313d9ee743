import type { Model } from '../../../kernel/model.ts'
import { product } from './product.ts'

export { product }

export const model: Model = { room: 'catalog', records: [product], actions: [] }
