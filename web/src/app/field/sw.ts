/** The field app's service worker: keeps the shell, answers pages under /m from it, and never touches the API. */

interface Entry { url: string; revision: string | null }
interface ExtendableEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends ExtendableEvent { request: Request; respondWith(answer: Promise<Response>): void }
interface Seen { url: string; focus(): Promise<unknown> }
interface NoticeEvent extends ExtendableEvent { notification: { close(): void; data?: { path?: string } | null } }
interface Scope {
  __WB_MANIFEST: Entry[]
  location: Location
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(wanted: { type: 'window'; includeUncontrolled: boolean }): Promise<Seen[]>; openWindow(path: string): Promise<unknown> }
  addEventListener(type: 'install' | 'activate', listen: (event: ExtendableEvent) => void): void
  addEventListener(type: 'notificationclick', listen: (event: NoticeEvent) => void): void
  addEventListener(type: 'fetch', listen: (event: FetchEvent) => void): void
}
const worker = self as unknown as Scope
const FILES = (self as unknown as Scope).__WB_MANIFEST
const SHELL = '/field.html'
const PREFIX = 'muster-field-'

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX)).sort()

async function install() {
  const cache = await caches.open(PREFIX + Date.now().toString().padStart(16, '0')) // sorts by age
  await cache.addAll(FILES.map(({ url }) => new Request(new URL(url, worker.location.origin), { cache: 'reload' })))
  await worker.skipWaiting()
}

/** Keeps this build's files and the last one's: a page still open may ask for an old chunk. */
async function activate() {
  const names = await ours()
  await Promise.all(names.slice(0, -2).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** The newest store that has it. */
async function kept(request: Request | string): Promise<Response | undefined> {
  for (const name of (await ours()).reverse()) {
    const found = await (await caches.open(name)).match(request, { ignoreVary: true })
    if (found) return found
  }
  return undefined
}

/** Files whose name holds their hash never change: once fetched they are kept. */
async function file(request: Request): Promise<Response> {
  const found = await kept(request)
  if (found) return found
  const answer = await fetch(request)
  const newest = (await ours()).at(-1)
  if (answer.ok && newest !== undefined) await (await caches.open(newest)).put(request, answer.clone())
  return answer
}

const page = async (request: Request): Promise<Response> => (await kept(SHELL)) ?? fetch(request)

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (url.pathname === '/m' || url.pathname.startsWith('/m/')) event.respondWith(page(request))
  } else if (url.pathname.startsWith('/assets/') || ['/mark.svg', '/field.webmanifest'].includes(url.pathname)) event.respondWith(file(request))
})

/** A tap on a notice brings the page to the front, or opens it. */
async function front(path: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = pages.find((each) => new URL(each.url).pathname.startsWith('/m'))
  await (open ? open.focus() : worker.clients.openWindow(path))
}
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(front(event.notification.data?.path ?? '/m'))
})
