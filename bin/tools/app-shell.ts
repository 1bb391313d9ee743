import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'vite'
import en from '../../src/web/words/en.json' with { type: 'json' }
import { root } from './root.ts'

/** Larger files are fetched when they are used, and kept from then on. */
const largestAhead = 1_000_000
const manifest = 'manifest.webmanifest'
/** What other apps may share with an installed Farley beside words: photos, papers, business cards, sound. */
const shared = ['image/*', 'audio/*', 'video/*', 'text/*', 'application/*', '.vcf', '.pdf', '.docx', '.xlsx', '.pptx', '.zip', '.eml'] // prettier-ignore

/** Makes the built app one that can be installed: its manifest, and the worker that knows its files by name. */
export function appShell(): Plugin {
  return {
    name: 'app-shell',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: `/${manifest}` }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png' }, injectTo: 'head' },
    ],
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        writeFileSync(path.join(dir!, manifest), `${JSON.stringify(manifestOf(), null, 2)}\n`)
        writeFileSync(path.join(dir!, 'worker.js'), await workerFor(dir!))
      },
    },
  }
}

function manifestOf() {
  const { name, about } = en.app
  const icon = (file: string, size: number, purpose: string) => ({
    src: `/icons/${file}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return {
    id: '/',
    name,
    short_name: name,
    description: about,
    lang: 'en',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#f7f7f8',
    categories: ['business', 'productivity'],
    share_target: {
      action: '/share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: shared }] },
    },
    icons: [icon('icon-192', 192, 'any'), icon('icon-512', 512, 'any'), icon('maskable-512', 512, 'maskable')],
  }
}

/** The worker as one file; it differs whenever any file of the app does, which is how browsers notice a new one. */
async function workerFor(folder: string): Promise<string> {
  const page = digestOf(readFileSync(path.join(folder, 'index.html')))
  const files = filesOf(folder)
  const version = digestOf(Buffer.from(files.map((file) => `${file} ${digestOf(readFileSync(path.join(folder, file)))}`).join())) // prettier-ignore
  const shell = { version: version.slice(0, 16), page, files: files.filter((file) => file !== 'index.html').map((file) => `/${file}`) } // prettier-ignore
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { shell: JSON.stringify(shell) },
    build: {
      write: false,
      rolldownOptions: { input: path.join(root, 'src/web/worker/worker.ts'), output: { format: 'iife' } },
    },
  })
  const [output] = 'output' in built ? built.output : []
  if (!output || output.type !== 'chunk') throw new Error('the worker could not be built')
  return output.code
}

/** What the app needs to start and to go everywhere in it; fonts of other scripts wait until they are needed. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => /\.(js|css|html|svg|webmanifest)$|-latin-wght-normal-[^/]+\.woff2$|icon-192\.png$/.test(file))
    .filter((file) => !file.endsWith('worker.js') && readFileSync(file).length < largestAhead)
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .sort()
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
