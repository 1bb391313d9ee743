import { inspect } from 'node:util'

declare const brand: unique symbol
/** A value that leaves the program only on purpose: it cannot be made JSON, and shows nothing when it is printed. */
export interface Secret {
  readonly [brand]: 'Secret'
}

const values = new WeakMap<Secret, string>()

const shape = {
  toJSON(): never {
    throw new TypeError('a secret is never sent or stored as it is')
  },
  toString: () => '[secret]',
  [inspect.custom]: () => '[secret]',
}

/** Wraps a value as soon as it is known to be secret. */
export function secretOf(value: string): Secret {
  const secret = Object.freeze(Object.create(shape)) as Secret
  values.set(secret, value)
  return secret
}

/** The value itself, for the one place that must use it. */
export function reveal(secret: Secret): string {
  const value = values.get(secret)
  if (value === undefined) throw new TypeError('that is no secret')
  return value
}
