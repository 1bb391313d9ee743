/** Longest record, in characters. */
export const longestObject = 1_000_000
/** How many entries of a list become columns of their own. */
const most = 9
/** Stands between values of one cell. */
const between = ' ::: '

/** Whether a text begins as JSON does: with a list of objects or an object. */
export const isJson = (start: string): boolean => /^\uFEFF?\s*(\[\s*[{\]]|\{\s*["}])/.test(start)

/**
 * Cuts a JSON text into its records, piece by piece: the objects of a list, those of the list that an object begins with
 * (`{"data":[…]}`, as APIs answer), or objects one after the other, a line each. Answers the records that end in a piece;
 * throws where one is too long or the text ends within one.
 */
export function objectSplitter(start: string): { take(text: string): string[]; end(): void } {
  const level = levelOf(start)
  let depth = 0
  let held = ''
  let taking = false
  let within = false
  let escaped = false
  let over = false
  return {
    take(text) {
      const found: string[] = []
      let from = 0
      for (let at = 0; at < text.length && !over; at++) {
        const sign = text[at]!
        if (within) {
          if (escaped) escaped = false
          else if (sign === '\\') escaped = true
          else if (sign === '"') within = false
        } else if (sign === '"') within = true
        else if (sign === '{' || sign === '[') {
          if (depth++ === level && sign === '{') {
            taking = true
            from = at
          }
        } else if (sign === '}' || sign === ']') {
          if (--depth === level && taking) {
            found.push(held + text.slice(from, at + 1))
            held = ''
            taking = false
          }
          // Other lists of the same answer are something else.
          over = depth < level
        }
      }
      if (taking) held += text.slice(from)
      if (held.length > longestObject) throw new RangeError('a record is too long')
      return found
    },
    end() {
      if (depth > 0 && !over) throw new SyntaxError('the text ends within a record')
    },
  }
}

/** How many brackets are open around a record. */
function levelOf(start: string): number {
  if (/^\uFEFF?\s*\[/.test(start)) return 1
  return /^\uFEFF?\s*\{\s*"[^"]*"\s*:\s*\[\s*[{\]]/.test(start) ? 2 : 0
}

/** An object as columns and what stands in them: `address.city`, `emails.2.value`; plain values of a list stand in one cell. */
export function flattened(object: unknown): Record<string, string> {
  const cells: Record<string, string> = {}
  const put = (value: unknown, name: string): void => {
    if (value === null || value === undefined || value === '') return
    if (typeof value !== 'object') cells[name] = String(value)
    else if (!Array.isArray(value)) for (const [key, inner] of Object.entries(value)) put(inner, name ? `${name}.${key}` : key)
    else if (value.every((each) => typeof each !== 'object')) put(value.join(between), name)
    else for (const [index, each] of value.slice(0, most).entries()) put(each, `${name}.${index + 1}`)
  } // prettier-ignore
  put(object, '')
  return cells
}
