import type { Refusal } from '../../kernel/refusal.ts'
import { toast } from '../kit/toast.tsx'
import { words } from '../words/words.ts'

/** Says what a rule of the company wants confirmed, and answers whether it was; who lets it pass has not. */
export const confirmRule = (refusal: Refusal): Promise<boolean> =>
  new Promise((resolve) =>
    toast({
      tone: 'danger',
      text: [...new Set(refusal.fields.map(({ message }) => message))].join(' '),
      action: { label: words('rules.anyway'), run: () => resolve(true) },
      onGone: () => resolve(false),
    }),
  )
