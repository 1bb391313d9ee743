import { Drop } from 'liquidjs'

type Raw = string | number | boolean

/** A value as it is said in a letter; compared by what it is, so that an amount is more than 1000 in every language. */
export class Said {
  readonly #raw: Raw
  readonly #text: string

  constructor(raw: Raw, text = String(raw)) {
    this.#raw = raw
    this.#text = text
  }

  toString() {
    return this.#text
  }
  equals(other: unknown) {
    return other === this.#raw || String(other) === this.#text
  }
  gt(other: Raw) {
    return this.#raw > other
  }
  geq(other: Raw) {
    return this.#raw >= other
  }
  lt(other: Raw) {
    return this.#raw < other
  }
  leq(other: Raw) {
    return this.#raw <= other
  }
}

/** What is not known, as is all that it would have. To Liquid it is nothing, and it still says what is missing. */
export class Absent extends Drop {
  readonly #path: string

  constructor(path: string) {
    super()
    this.#path = path
  }

  static pathOf = (absent: Absent) => absent.#path

  override valueOf() {
    return null
  }
  override liquidMethodMissing(key: string | number) {
    return new Absent(`${this.#path}.${key}`)
  }
}
