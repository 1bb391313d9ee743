import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { appShell } from './bin/tools/app-shell.ts'
import { explanationsApart } from './bin/tools/explanations.ts'
import { wordsTogether } from './bin/tools/word-lists.ts'
import { partsAhead, webParts } from './bin/tools/web-parts.ts'

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

export default defineConfig({
  // Words are read as one value, which is quicker than as many.
  json: { stringify: true, namedExports: false },
  plugins: [explanationsApart(), wordsTogether(), react(), partsAhead(), compressed, appShell()],
  build: {
    outDir: 'build/web',
    emptyOutDir: true,
    // The content security policy allows no data: URL but for images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: webParts },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/book', '/booked', '/forms', '/unsubscribe', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
})
