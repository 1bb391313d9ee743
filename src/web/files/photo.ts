/** A photo's longest side in pixels: enough to read a business card, a tenth of what a camera makes. */
const longest = 2_560
const quality = 0.85

/** Pictures that carry along where and when they were taken, and by what. */
const telling = new Set([
  'image/jpeg',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/avif',
  'image/tiff',
  'image/png',
])

/** Whether a file is a picture that could say more than it shows. */
export const isTelling = ({ type }: Pick<File, 'type'>) => telling.has(type)

/** The size of a picture that is no longer than so many pixels on either side; a small one keeps its own. */
export function fitted(width: number, height: number, most = longest): { width: number; height: number } {
  const share = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/**
 * The picture as it looks and nothing else: drawn anew the right way up, without the place, the time and the device that a
 * camera writes into it. Null where this browser cannot read it.
 */
export async function withoutTraces(file: File): Promise<File | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  // A drawing or a picture of a screen is kept point by point.
  const isDrawn = file.type === 'image/png'
  const { width, height } = isDrawn ? picture : fitted(picture.width, picture.height)
  const canvas = new OffscreenCanvas(width, height)
  const drawing = canvas.getContext('2d')!
  if (!isDrawn) {
    // What is seen through a picture is paper.
    drawing.fillStyle = 'white'
    drawing.fillRect(0, 0, width, height)
  }
  drawing.drawImage(picture, 0, 0, width, height)
  picture.close()
  const type = isDrawn ? 'image/png' : 'image/jpeg'
  const bytes = await canvas.convertToBlob({ type, quality })
  return new File([bytes], named(file.name, type), { type: bytes.type })
}

/** Under the same name, with the ending of what it has become. */
export function named(name: string, type: string): string {
  const ending = type === 'image/png' ? /\.png$/i : /\.jpe?g$/i
  return ending.test(name) ? name : `${name.replace(/\.[a-z0-9]{2,5}$/i, '')}.${type === 'image/png' ? 'png' : 'jpg'}`
}
