import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Person, TestApp } from '../../../../test/app.ts'

export type Given = { name: string; bytes: Buffer | string } | string

/** Imports over HTTP, as a browser does. */
export function importing(app: TestApp, person: Person) {
  const client = app.as(person)

  async function upload(record: string, given: Given): Promise<Answer> {
    const { name, bytes } = typeof given === 'string' ? { name: basename(given), bytes: await readFile(given) } : given
    const boundary = 'farley-boundary'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="record"\r\n\r\n${record}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const body = Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes as string),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const headers = {
      cookie: person.cookie,
      origin: [...app.server.address().origins][0]!,
      'x-farley-token': person.csrf,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    }
    return app.send('POST', '/imports', headers, body as unknown as string)
  }

  async function preview(id: string, changes?: object): Promise<Answer> {
    if (changes) {
      const changed = await client.patch(`/imports/${id}`, changes)
      if (changed.status !== 200) throw new Error(changed.text)
    }
    return client.post(`/imports/${id}/preview`)
  }

  /** Runs a previewed import to its end; answers the import. */
  async function run(id: string): Promise<Answer['body']> {
    const begun = await client.post(`/imports/${id}/run`)
    if (begun.status !== 202) throw new Error(begun.text)
    for (;;) {
      const { data } = (await client.get(`/imports/${id}`)).body
      if (!['running', 'planning'].includes(data.state)) return data
      await sleep(50)
    }
  }

  /** From file to end, with these decisions. */
  async function whole(record: string, given: Given, changes?: object): Promise<Answer['body']> {
    const { body, status, text } = await upload(record, given)
    if (status !== 201) throw new Error(text)
    const previewed = await preview(body.data.id, changes)
    if (previewed.status !== 200) throw new Error(previewed.text)
    return run(body.data.id)
  }

  /** Takes an import back to the end; answers the report. */
  async function undo(cause: string): Promise<Answer['body']> {
    const { status, body, text } = await client.post('/undo', { cause })
    if (status === 200) return body.data
    if (status !== 202) throw new Error(text)
    for (;;) {
      const { data } = (await client.get(`/jobs/${body.data.id}`)).body
      if (data.state === 'done') return data.result
      if (!['waiting', 'running'].includes(data.state)) throw new Error(data.error)
      await sleep(100)
    }
  }

  return { client, upload, preview, run, whole, undo }
}

/** Every live record of the workspace with all its fields, apart from versions and times of writing. */
export async function everything(app: TestApp): Promise<string> {
  const { db } = app.site.workspace
  const tables = await db.run<{ name: string }>({
    text: `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'deleted_at' order by 1`,
    values: [],
  })
  const contents = []
  for (const { name } of tables) {
    const rows = await db.run({
      text: `select to_jsonb(t) - 'version' - 'updated_at' as row from ${name} t where deleted_at is null order by id`,
      values: [],
    })
    contents.push([name, rows])
  }
  const found = await db.run({ text: 'select id, title from entity where not deleted order by id', values: [] })
  const keys = await db.run({ text: 'select kind, normal, record_id from contact_key order by 1, 2, 3', values: [] })
  return JSON.stringify([contents, found, keys])
}
