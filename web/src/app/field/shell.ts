/** Lets the field pages open without a network: the service worker keeps their files. Plain http beyond this machine has none. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js', { scope: '/m', type: 'module' }).catch(console.warn)
  })
}
