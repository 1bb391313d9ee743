const blockLength = 256 * 1024

/** What lines are looked for: those that hold one of these texts, written small. */
export interface Sought {
  texts: readonly string[]
  /** Capitals count as small letters. */
  anyCase?: boolean
}

/** Of a stream of lines those that hold what is sought; of a block that holds none of it no line is looked at. */
export async function* linesWith(
  bytes: AsyncIterable<unknown>,
  { texts, anyCase = false }: Sought,
): AsyncIterable<string> {
  const decoder = new TextDecoder()
  const seen = (text: string) => (anyCase ? text.toLowerCase() : text)
  const holds = (text: string) => texts.some((each) => text.includes(each))
  function* within(block: string) {
    if (holds(seen(block))) for (const line of block.split('\n')) if (holds(seen(line))) yield line
  }
  let rest = ''
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    rest += decoder.decode(chunk, { stream: true })
    if (rest.length < blockLength) continue
    const end = rest.lastIndexOf('\n') + 1
    yield* within(rest.slice(0, end))
    rest = rest.slice(end)
  }
  yield* within(rest)
}
