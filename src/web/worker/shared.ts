/** Where what other apps shared waits until it has been put on a record. */
export const sharedCache = 'farley-shared'
const place = '/share/waiting/'
/** What one sharing may bring along. */
const most = { files: 20, bytes: 100 * 1024 * 1024 }

/** What another app handed over: words, and files. */
export interface Shared {
  text: string
  files: File[]
}

/** Takes what another app shared, also without a network, and shows where to put it. */
export async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData()
  const said = ['title', 'text', 'url'].map((name) => form.get(name)).filter((each) => typeof each === 'string')
  const text = [...new Set(said.map((each) => each.trim()).filter((each) => each !== ''))].join('\n')
  const files = form.getAll('files').filter((each) => each instanceof File)
  await keepShared({ text, files: files.filter((file) => file.size <= most.bytes).slice(0, most.files) })
  return Response.redirect('/share', 303)
}

/** Lays it down in place of what was shared before. */
export async function keepShared({ text, files }: Shared): Promise<void> {
  await dropShared()
  const cache = await caches.open(sharedCache)
  await cache.put(`${place}text`, new Response(text))
  for (const [index, file] of files.entries()) {
    const headers = { 'content-type': file.type || 'application/octet-stream', 'x-name': encodeURIComponent(file.name) }
    await cache.put(`${place}${index}`, new Response(file, { headers }))
  }
}

/** What waits to be put somewhere; nothing when nothing was shared. */
export async function readShared(): Promise<Shared> {
  const cache = await caches.open(sharedCache)
  const text = await (await cache.match(`${place}text`))?.text()
  const files: File[] = []
  for (const key of (await cache.keys()).filter(({ url }) => !url.endsWith('/text'))) {
    const answer = (await cache.match(key))!
    const name = decodeURIComponent(answer.headers.get('x-name') ?? '') || 'file'
    files.push(new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' }))
  }
  return { text: text ?? '', files }
}

export const dropShared = () => caches.delete(sharedCache)
