import { onMounted, ref } from 'vue'

/** Whether the browser promises to keep what this phone holds, and how much that is. */
export function useStorageState() {
  const kept = ref<boolean | null>(null)
  const used = ref<number | null>(null)

  async function look() {
    kept.value = (await navigator.storage?.persisted?.()) ?? null
    used.value = (await navigator.storage?.estimate?.())?.usage ?? null
  }

  async function ask() {
    await navigator.storage?.persist?.()
    await look()
  }

  onMounted(look)
  return { kept, used, ask }
}
