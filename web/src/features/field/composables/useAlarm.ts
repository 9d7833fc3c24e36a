import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { tell } from './useNotices'

const SWEEP_S = 0.5
const AGAIN_MS = 2_000
const BUZZ = [600, 200, 600, 200]

let context: AudioContext | undefined
const armed = ref(false)

/** A browser lets a page sound only after a touch: the first one of any kind arms it for the life of the page. */
export function armSound(): void {
  const arm = () => {
    context ??= new AudioContext()
    void context.resume().then(() => (armed.value = context?.state === 'running'), () => undefined)
  }
  window.addEventListener('pointerdown', arm, { capture: true })
  window.addEventListener('keydown', arm, { capture: true })
}

function sweep(): void {
  if (context?.state !== 'running') return
  const [tone, loud, at] = [context.createOscillator(), context.createGain(), context.currentTime]
  tone.type = 'sawtooth'
  for (const [start, from, to] of [[0, 600, 1300], [SWEEP_S, 1300, 600]] as const) {
    tone.frequency.setValueAtTime(from, at + start)
    tone.frequency.linearRampToValueAtTime(to, at + start + SWEEP_S)
  }
  loud.gain.setValueAtTime(0.5, at)
  loud.gain.setValueAtTime(0, at + 2 * SWEEP_S)
  tone.connect(loud).connect(context.destination)
  tone.start(at)
  tone.stop(at + 2 * SWEEP_S)
}

/** Sounds and shakes as long as it is told to, in the background too; the page's title says why, and a notice where it is allowed. */
export function useAlarm(on: Readonly<Ref<boolean>>, words: () => string) {
  let timer: ReturnType<typeof setInterval> | undefined
  let title = ''

  function ring(): void {
    sweep()
    navigator.vibrate?.(BUZZ)
    document.title = document.title === title ? `▲ ${words()}` : title
  }
  function quiet(): void {
    if (timer === undefined) return
    clearInterval(timer)
    timer = undefined
    navigator.vibrate?.(0)
    document.title = title
  }
  watch(on, (now) => {
    if (!now) return quiet()
    title = document.title
    ring()
    void tell(words(), 'muster-withdrawal')
    timer ??= setInterval(ring, AGAIN_MS)
  }, { immediate: true })
  onScopeDispose(quiet)
  return { armed }
}
