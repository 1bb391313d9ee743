import ElementWriter, { type Line } from 'pdfmake/js/ElementWriter.js'
import type { Direction } from './paper.ts'
import { visualOrder } from './visual-order.ts'

/** pdfmake sets the words of a line from left to right, in the order in which they are written; from now on, in that in which they are read. */
export function setLines(direction: Direction): void {
  const writer = ElementWriter.default.prototype
  const { alignLine } = writer
  writer.alignLine = function (line) {
    alignLine.call(this, line)
    line.inlines = setLine(line, direction)
  }
}

function setLine({ inlines }: Line, direction: Direction): Line['inlines'] {
  const [first] = inlines
  if (!first) return []
  let x = first.x
  return visualOrder(inlines.map(({ text }) => text).join('').trim(), direction).map((text) => {
    const width = first.font.widthOfString(text, first.fontSize)
    x += width
    return { ...first, text, width, x: x - width }
  })
} // prettier-ignore
