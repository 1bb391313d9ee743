import { toast } from '../kit/toast.tsx'
import { sentenceOf } from './request.ts'

/** Says at the foot of the screen why something was not done; for the end of a promise: `.catch(toastRefusal)`. */
export const toastRefusal = (error: unknown): void => toast({ tone: 'danger', text: sentenceOf(error) })
