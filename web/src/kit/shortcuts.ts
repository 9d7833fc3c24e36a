/** Keyboard paths: one listener, shortcuts come and go with their components, and `?` can list them. */
import { onScopeDispose, readonly, shallowRef } from 'vue'

export interface Shortcut {
  /** `F2`, `/`, `?`, `Ctrl+Enter`, `Alt+1`, `d` */
  keys: string
  /** The key of the words that say what it does. */
  label: string
  run: (event: KeyboardEvent) => void
  /** Works while typing in a field too (F2, Ctrl+Enter). */
  whileTyping?: boolean
  /** Not offered right now. */
  when?: () => boolean
}

const live = shallowRef<readonly Shortcut[]>([])
let listening = false

export function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const mark = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''].filter(Boolean)
  const digit = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : key
  return [...mark, digit].join('+')
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const keys = keysOf(event)
  const typing = isTyping(event.target)
  const modal = document.querySelector('dialog[open]') !== null
  for (const shortcut of [...live.value].reverse()) {
    if (shortcut.keys !== keys || (typing && !shortcut.whileTyping) || (shortcut.when && !shortcut.when())) continue
    if (modal && !(event.target instanceof Element && event.target.closest('dialog[open]')) && keys !== 'F2') continue
    event.preventDefault()
    shortcut.run(event)
    return
  }
}

/** Offers shortcuts for as long as the calling component lives; the newest wins. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  if (!listening) {
    window.addEventListener('keydown', onKey)
    listening = true
  }
  live.value = [...live.value, ...shortcuts]
  onScopeDispose(() => (live.value = live.value.filter((s) => !shortcuts.includes(s))))
}

export const shortcutsNow = readonly(live)
