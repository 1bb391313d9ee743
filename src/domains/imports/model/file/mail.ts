/** The columns of a file of mails. `With` is who wrote or received it and is none of us. */
export const mailColumns = ['Message id', 'Date', 'Direction', 'From', 'From name', 'To', 'With', 'Subject', 'Text', 'Attachments'] as const // prettier-ignore

/** A mail as it stands in the file: the line before it, and itself. */
export interface Mail {
  envelope: string
  source: string
}

/** Whether a text begins as an mbox file does. */
export const isMail = (start: string): boolean => /^From \S.*\r?\n[!-9;-~]+:/.test(start)

/**
 * Takes an mbox file (RFC 4155) apart: give it every line; it answers a mail where the next one begins, and the last one at
 * the `end`. Reads what mail programs write: a “From ” within a text may be quoted by one sign more or not at all; then only
 * one after an empty line begins a mail. Of a mail no more than `most` characters are kept.
 */
export function mailSplitter(most: number): { take(line: string): Mail | null; end(): Mail | null } {
  let envelope: string | null = null
  let lines: string[] = []
  let length = 0
  let isAfterEmpty = true
  const whole = (): Mail | null => (envelope === null ? null : { envelope, source: lines.join('\r\n') })
  const begin = (line: string) => {
    envelope = line
    lines = []
    length = 0
  }
  return {
    take(line) {
      const begins = isAfterEmpty && line.startsWith('From ')
      isAfterEmpty = line === ''
      if (begins) {
        const before = whole()
        begin(line)
        return before
      }
      length += line.length + 2
      if (length <= most) lines.push(line.replace(/^>(>*From )/, '$1'))
      return null
    },
    end: whole,
  }
}
