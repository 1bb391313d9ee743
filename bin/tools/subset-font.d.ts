declare module 'subset-font' {
  /** The signs of `text` of a font, as a font. */
  export default function subsetFont(font: Buffer, text: string, options: { targetFormat: 'woff2' }): Promise<Buffer>
}
