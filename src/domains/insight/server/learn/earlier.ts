import type { Closing } from './closing.ts'

/** How many earlier deals were won and lost. */
export interface Earlier {
  won: number
  lost: number
}

/** Owner, company, source and products, whose earlier deals say something. */
export type Whose = 'owner' | 'company' | 'source' | 'product'

/** So many deals at the plain share are added to each record, so that one win is no certainty. */
const prior = 10
const even: Earlier = { won: 1, lost: 1 }

/** By how much, in the logarithm of odds, earlier deals went better than all did. */
export function lead({ won, lost }: Earlier, base: number): number {
  return Math.log((won + prior * base) / (lost + prior * (1 - base))) - Math.log(base / (1 - base))
}

/** Counts closings as they come; whoever asks hears of those that came before. */
export function tally() {
  const whole: Earlier = { ...even }
  const of: Record<Whose, Map<string, Earlier>> = { owner: new Map(), company: new Map(), source: new Map(), product: new Map() } // prettier-ignore
  const count = (earlier: Earlier, won: boolean) => void (won ? earlier.won++ : earlier.lost++)
  return {
    base: () => whole.won / (whole.won + whole.lost),
    earlier: (whose: Whose, id: string): Earlier => of[whose].get(id) ?? { won: 0, lost: 0 },
    add(closing: Closing) {
      count(whole, closing.won)
      for (const [whose, id] of named(closing)) {
        const earlier = of[whose].get(id) ?? { won: 0, lost: 0 }
        of[whose].set(id, earlier)
        count(earlier, closing.won)
      }
    },
  }
}

type Named = Pick<Closing, 'owner' | 'company' | 'source' | 'products'>

/** Who and what a deal has to do with. */
export function named({ owner, company, source, products }: Named): [Whose, string][] {
  const single: [Whose, string | null][] = [['owner', owner], ['company', company], ['source', source]] // prettier-ignore
  return [
    ...single.filter((each): each is [Whose, string] => each[1] !== null),
    ...products.map((id): [Whose, string] => ['product', id]),
  ]
}
