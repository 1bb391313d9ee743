declare module 'pdfmake' {
  /** The part of a document's definition that is used here. */
  export interface TDocumentDefinitions {
    pageSize: string
    pageMargins: readonly number[]
    info: Record<string, string>
    defaultStyle: object
    header: object
    footer: (page: number, pages: number) => object
    content: readonly object[]
  }
  const pdfmake: {
    addFonts(fonts: Record<string, { normal: string; bold: string }>): void
    setLocalAccessPolicy(may: (path: string) => boolean): void
    setUrlAccessPolicy(may: (url: string) => boolean): void
    createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> }
  }
  export default pdfmake
}
declare module 'fontkit' {
  export function openSync(path: string): { hasGlyphForCodePoint(code: number): boolean }
}
declare module 'pdfmake/js/ElementWriter.js' {
  interface Inline {
    text: string
    x: number
    width: number
    fontSize: number
    font: { widthOfString(text: string, size: number): number }
  }
  export interface Line {
    inlines: Inline[]
  }
  const door: { default: { prototype: { alignLine(this: unknown, line: Line): void } } }
  export default door
}
