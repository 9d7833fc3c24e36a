/** Prints every page of both entries as JSON, read from the very tables the routers are made of; the browser tests walk this list. */
import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const load = async (path) => (await import(pathToFileURL(path).href)).default

/** A page for each leaf: children carry their parents' path, and what only sends elsewhere is no page. */
function leaves(routes, parent = '') {
  return routes.flatMap((route) => {
    const path = route.path.startsWith('/') ? route.path : `${parent}/${route.path}`.replace(/\/$/, '')
    if (route.children) return leaves(route.children, path)
    if (route.redirect || !route.component) return []
    const { permission = null, open = false, bare = false, title = null } = route.meta ?? {}
    return [{ path, permission, open, bare, title }]
  })
}

export async function allPages() {
  const rooms = readdirSync(`${src}features`).sort()
  const tables = rooms.flatMap((room) => readdirSync(`${src}features/${room}`).filter((name) => /^routes(\.field)?\.ts$/.test(name)).map((name) => `${src}features/${room}/${name}`))
  tables.push(`${src}app/desk/pages.ts`, `${src}app/field/pages.ts`)
  const pages = []
  for (const table of tables) pages.push(...leaves(await load(table)))
  return pages
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await allPages(), null, 1))
