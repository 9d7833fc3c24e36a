/** The files that the field pages need, read from Vite's manifest: what the service worker keeps. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function fieldFiles(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const seen = new Set()
  const files = new Set(['field.html', 'mark.svg', 'field.webmanifest'])
  const walk = (key) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) walk(next)
  }
  walk('field.html')
  return files
}
