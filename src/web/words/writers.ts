const made = new Map<string, unknown>()

/** Making one takes a hundred times as long as writing with it, and a list writes hundreds of values at once. */
function once<Writer>(kind: string, locale: string, options: object | undefined, make: () => Writer): Writer {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known as Writer
}

export const dateWriter = (locale: string, options: Intl.DateTimeFormatOptions) =>
  once('date', locale, options, () => new Intl.DateTimeFormat(locale, options))

export const numberWriter = (locale: string, options?: Intl.NumberFormatOptions) =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options))

export const distanceWriter = (locale: string, options: Intl.RelativeTimeFormatOptions) =>
  once('distance', locale, options, () => new Intl.RelativeTimeFormat(locale, options))
