import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkArchive, isArchive, readXlsx } from './read-xlsx.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'farley-xlsx-'))))
afterAll(() => rm(folder, { recursive: true }))

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook()
  fill(book)
  const path = join(folder, `${Math.random()}.xlsx`)
  await book.xlsx.writeFile(path)
  return path
}

async function rowsOf(path: string, sheet: string | null = null) {
  const sheets: string[] = []
  const rows = await Array.fromAsync(readXlsx(path, sheet, sheets))
  return { rows, sheets }
}

/** An archive whose one file is so many times as large as it is packed, with these names. */
function archive(files: Record<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(bytes.length, 8)
    const lengths = Buffer.from([name.length, 0, 0, 0])
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
      sizes,
      lengths,
      Buffer.from(name),
      packed,
    ])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
        sizes,
        lengths,
        tail,
        Buffer.from(name),
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  Buffer.from([0x50, 0x4b, 5, 6]).copy(end)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

async function saved(bytes: Buffer): Promise<string> {
  const path = join(folder, `${Math.random()}.zip`)
  await writeFile(path, bytes)
  return path
}

test('cells come as a person would have typed them: days, amounts, results, links and rich text', async () => {
  const path = await workbook((book) => {
    const sheet = book.addWorksheet('Deals')
    sheet.addRow(['Name', 'Closed', 'At', 'Amount', 'Won', 'Sum', 'Web', 'Rich', 'Empty'])
    sheet.addRow([
      'Ünïcode 漢字', new Date(Date.UTC(2017, 2, 1)), new Date(Date.UTC(2017, 2, 1, 14, 30)), 1200.5, true, { formula: '1+1', result: 2 },
      { text: 'farley', hyperlink: 'https://farley.example' }, { richText: [{ text: 'bo' }, { text: 'ld', font: { bold: true } }] },
    ]) // prettier-ignore
    sheet.addRow([])
  })
  await checkArchive(path)
  expect((await rowsOf(path)).rows).toEqual([
    ['Name', 'Closed', 'At', 'Amount', 'Won', 'Sum', 'Web', 'Rich', 'Empty'],
    ['Ünïcode 漢字', '2017-03-01', '2017-03-01 14:30:00', '1200.5', 'true', '2', 'farley', 'bold'],
  ])
})

test('of several sheets the first that has rows is taken, or the one that is asked for', async () => {
  const path = await workbook((book) => {
    book.addWorksheet('Cover')
    book.addWorksheet('One').addRow(['a'])
    book.addWorksheet('Two').addRow(['b'])
  })
  expect(await rowsOf(path)).toEqual({ rows: [['a']], sheets: ['Cover', 'One', 'Two'] })
  expect((await rowsOf(path, 'Two')).rows).toEqual([['b']])
})

test('an archive is known by its first bytes', () => {
  expect(isArchive(Buffer.from('PK\x03\x04'))).toBe(true)
  expect(isArchive(Buffer.from('Name;Ort'))).toBe(false)
})

test('an archive that unpacks to far more than it is, is refused before it is unpacked', async () => {
  const bomb = await saved(archive({ 'xl/workbook.xml': Buffer.alloc(12 * 1024 * 1024) }))
  await expect(checkArchive(bomb)).rejects.toThrow('too large')
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`xl/${index}`, Buffer.from('x')]))
  await expect(checkArchive(await saved(archive(many)))).rejects.toThrow('too large')
})

test('an archive that is no workbook is refused, and so is a broken one', async () => {
  await expect(checkArchive(await saved(archive({ 'photo.jpg': Buffer.from('x') })))).rejects.toThrow('no workbook')
  await expect(checkArchive(await saved(Buffer.from('PK\x03\x04 and nothing more')))).rejects.toThrow('no workbook')
  const entity = Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;')
  const hollow = await saved(archive({ 'xl/workbook.xml': entity }))
  await checkArchive(hollow)
  await expect(rowsOf(hollow)).rejects.toThrow('no workbook')
})

test('an archive that lies about how large its files are is refused', async () => {
  const honest = archive({ 'xl/workbook.xml': Buffer.alloc(5 * 1024 * 1024) })
  const size = Buffer.alloc(4)
  size.writeUInt32LE(5 * 1024 * 1024)
  const lying = Buffer.from(honest)
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 4)) lying.writeUInt32LE(5000, at)
  await expect(checkArchive(await saved(lying))).rejects.toThrow('no workbook')
})
