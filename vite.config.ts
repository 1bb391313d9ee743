import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env.FARLEY_PORT ?? 3000}`

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'build/web',
    emptyOutDir: true,
    // The content security policy allows no data: URL but for images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(['/api', '/healthz', '/readyz'].map((path) => [path, server])),
  },
})
