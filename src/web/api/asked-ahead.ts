/** What public/first.js asked for before the app was there, by address. */
const asked = (globalThis as { asked?: Map<string, Promise<Response>> }).asked

/** The answer that is on its way already, for the first who asks; undefined where nobody asked ahead. */
export function askedAhead(address: string): Promise<Response> | undefined {
  const answer = asked?.get(address)
  asked?.delete(address)
  return answer
}
