/** Weighs what a first visit loads, gzipped, against its limit: the entry, the page, what both import, one language, the styles. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))
const KB = 1000
const WORDS = 'src/app/messages/zh-CN.ts'

const visits = [
  { name: '接报台 /duty/desk', entry: 'index.html', pages: ['src/features/incidents/pages/DutyDeskPage.vue', WORDS], limit: 350 },
  { name: '登录 /login', entry: 'index.html', pages: ['src/features/sign-in/pages/LoginPage.vue', WORDS], limit: 350 },
  { name: '作战室(含地图) /ops/incidents/:id', entry: 'index.html', pages: ['src/features/command/pages/IncidentRoomPage.vue', 'src/map/MapView.vue', WORDS], worker: /maplibre-gl-worker/, limit: 900 },
  { name: '外勤 /m', entry: 'field.html', pages: [WORDS, ...Object.keys(manifest).filter((key) => /^src\/features\/field\/pages\/[^/]+\.vue$/.test(key))], limit: 250 },
]

function filesOf(keys) {
  const [found, seen] = [new Set(), new Set()]
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    found.add(chunk.file)
    chunk.css?.forEach((file) => found.add(file))
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return found
}

let failed = false
for (const { name, entry, pages, worker, limit } of visits) {
  const missing = [entry, ...pages].filter((key) => !(key in manifest))
  const files = filesOf([entry, ...pages])
  if (worker) for (const chunk of Object.values(manifest)) chunk.assets?.filter((file) => worker.test(file)).forEach((file) => files.add(file))
  const size = [...files].filter((file) => existsSync(dist + file)).reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0)
  const over = size > limit * KB || missing.length > 0
  failed ||= over
  console.log(`${over ? '✗' : '✓'} ${name}: ${(size / KB).toFixed(1)} kB of ${limit} kB gzip, ${files.size} files${missing.length ? `, not found: ${missing.join(', ')}` : ''}`)
}
process.exit(failed ? 1 : 0)
