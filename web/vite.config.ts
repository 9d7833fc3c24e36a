import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fieldFiles } from './scripts/field-files.mjs'
import { localeProblems } from './scripts/locale.mjs'

const server = process.env.MUSTER_DEV_SERVER ?? 'http://127.0.0.1:8000'

/** A word that one language has and the other lacks, or that a page asks for and nobody wrote, stops the build. */
function completeLanguages(): Plugin {
  return {
    name: 'muster-complete-languages',
    apply: 'build',
    buildStart() {
      const problems = localeProblems(fileURLToPath(new URL('./src', import.meta.url)))
      if (problems.length > 0) this.error(`locale:\n  ${problems.join('\n  ')}`)
    },
  }
}

/** The service worker of the field pages, with the list of the files that they, and only they, need. */
const fieldShell = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/app/field',
    filename: 'sw.ts',
    injectRegister: false,
    manifest: false, // public/field.webmanifest
    injectManifest: {
      globPatterns: ['field.html', 'mark.svg', 'field.webmanifest', 'assets/**'],
      maximumFileSizeToCacheInBytes: 4_000_000,
      manifestTransforms: [
        (entries) => {
          const wanted = fieldFiles(fileURLToPath(new URL('./dist', import.meta.url)))
          return { manifest: entries.filter(({ url }) => wanted.has(url)) }
        },
      ],
    },
  })

export default defineConfig({
  plugins: [vue(), completeLanguages(), fieldShell()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'true', // Element Plus
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // data: addresses are outside the content policy
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rollupOptions: {
      input: {
        desk: fileURLToPath(new URL('./index.html', import.meta.url)),
        field: fileURLToPath(new URL('./field.html', import.meta.url)),
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: { '/api': server, '/_allauth': server },
  },
})
