import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { languageCodes } from './src/kernel/language.ts'

const server = `http://127.0.0.1:${process.env.FARLEY_PORT ?? 3000}`

/** Beside each script and sheet its brotli, made of the file as it is written, so that no request has to wait for it. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle: {
    order: 'post',
    handler({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
        const file = path.join(dir!, name)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
      }
    },
  },
}

export default defineConfig({
  plugins: [react(), compressed],
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
              name: 'frame',
              test: /src\/(kernel|web\/(api|app|jobs|kit|shell|words|fields)|domains\/[a-z]+\/model)\/(?!edit\/|kit-page|[a-z]+\.json)[^/]+$/,
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
