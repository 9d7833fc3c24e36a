/** What a person has folded away, remembered for that person on this machine. */
import { reactive } from 'vue'

const all = new Map<string, Set<string>>()

function stored(key: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as string[]
  } catch {
    return []
  }
}

/** The names of the panels that this account keeps shut. */
export function foldsOf(account: string): { isShut: (name: string) => boolean; turn: (name: string, shut: boolean) => void } {
  const key = `muster.folds.${account}`
  const shut = all.get(key) ?? reactive(new Set(stored(key)))
  all.set(key, shut)
  return {
    isShut: (name) => shut.has(name),
    turn(name, now) {
      if (now) shut.add(name)
      else shut.delete(name)
      try {
        localStorage.setItem(key, JSON.stringify([...shut]))
      } catch {
        // A full or closed store costs only the memory of what was folded.
      }
    },
  }
}
