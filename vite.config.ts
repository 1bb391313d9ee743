import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { appShell } from './bin/tools/app-shell.ts'
import { languageCodes } from './src/kernel/language.ts'

const server = `http://127.0.0.1:${process.env.FARLEY_PORT ?? 3000}`

/** Beside each script, sheet and map its brotli, made of the file as it is written, so that no request has to wait for it. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle: {
    order: 'post',
    handler({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(js|css|json|svg)$/.test(each))) {
        const file = path.join(dir!, name)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
      }
    },
  },
}

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

const source = (file: string) => path.join(import.meta.dirname, 'src', file)
let needed: Set<string> | undefined

/** What the index of Mantine names, but only pickers use. */
const laterParts = /@mantine\/core\/esm\/components\/Combobox\//

/** What every screen needs: all that the entry and the frame around the pages import before anything is opened. */
function everyScreen(modules: Modules): ReadonlySet<string> {
  if (needed) return needed
  needed = new Set()
  const ahead = [source('web.tsx'), source('web/shell/frame.tsx')]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (needed.has(id) || laterParts.test(id)) continue
    needed.add(id)
    ahead.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return needed
}

export default defineConfig({
  // Words are read as one value, which is quicker than as many.
  json: { stringify: true, namedExports: false },
  plugins: [react(), compressed, appShell()],
  build: {
    outDir: 'build/web',
    emptyOutDir: true,
    // The content security policy allows no data: URL but for images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // What every screen needs, as one file: sixty small ones take longer and compress worse.
        codeSplitting: {
          groups: [
            // The words of a language, as one file: it is read where that language is.
            ...languageCodes.map((code) => ({ name: `words-${code}`, test: new RegExp(`/words/${code}\\.json`) })),
            {
              name: (id, modules) => (everyScreen(modules).has(id) ? 'frame' : null),
              debugName: 'frame',
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(['/api', '/healthz', '/readyz'].map((path) => [path, server])),
  },
})
