import type { Book, Wanted } from './prices.ts'

const rank = { chosen: 0, segment: 1, everybody: 2 }

/**
 * The book that says what a product costs: in the currency, in force that day, with a price for it. One that was chosen for
 * the customer comes before one for a segment, that before one for everybody; then priority decides, then the later beginning.
 */
export function chooseBook(books: readonly Book[], { product, currency, day }: Wanted): Book | null {
  const possible = books.filter(
    (book) =>
      book.currency === currency &&
      (book.validFrom ?? day) <= day &&
      (book.validUntil ?? day) >= day &&
      book.entries.has(product.id),
  )
  return possible.toSorted(order)[0] ?? null
}

function order(one: Book, other: Book): number {
  return (
    rank[one.fits] - rank[other.fits] ||
    other.priority - one.priority ||
    compareTexts(other.validFrom ?? '', one.validFrom ?? '') ||
    compareTexts(one.name, other.name) ||
    compareTexts(one.id, other.id)
  )
}

const compareTexts = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
