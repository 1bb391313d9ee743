import type { Page } from 'playwright-core'

/** A word that a camera would write beside a picture: of where it was taken. */
export const place = 'N48.8584 E2.2945'

/** A photo as a phone makes it: lying on its side, with the place in it. It shows a broad red field over a blue one. */
export async function photo(page: Page, width: number, height: number): Promise<Buffer> {
  const plain = Buffer.from(await page.evaluate(draw, [width, height] as const), 'base64')
  const head = Buffer.from('4578696600004d4d002a00000008', 'hex')
  // Orientation 6: what is up lies to the left. Then the description.
  const entries = Buffer.from(`0002${'0112000300000001'}00060000${'010e0002'}${'00000011'}00000026${'00000000'}`, 'hex')
  const exif = Buffer.concat([head, entries, Buffer.from(`${place}\0`)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from('ffe1', 'hex'), length, exif, plain.subarray(2)])
}

function draw([width, height]: readonly [number, number]): string {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const drawing = canvas.getContext('2d')!
  drawing.fillStyle = 'red'
  drawing.fillRect(0, 0, width / 2, height)
  drawing.fillStyle = 'blue'
  drawing.fillRect(width / 2, 0, width / 2, height)
  return canvas.toDataURL('image/jpeg').split(',')[1]!
}

/** What a picture is: its size as it is seen, and the colour of its upper and lower half. */
export function seenIn(page: Page, bytes: Buffer) {
  return page.evaluate(async (text) => {
    const given = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([given]))
    const { width, height } = picture
    const drawing = new OffscreenCanvas(width, height).getContext('2d')!
    drawing.drawImage(picture, 0, 0)
    const colourAt = (y: number) => {
      const [red = 0, , blue = 0] = drawing.getImageData(width / 2, y, 1, 1).data
      return red > blue ? 'red' : 'blue'
    }
    return { width, height, upper: colourAt(height * 0.25), lower: colourAt(height * 0.75) }
  }, bytes.toString('base64'))
}
