/** Sounds of the desk: made here, one at a time, the graver over the lesser, and none before a person has touched the page. */
import { preferences } from './preferences'

export type Sound = 'report' | 'refused' | 'overdue' | 'withdrawal'

/** Tones in Hz, each for a length in seconds; a rest is 0 Hz. The graver a sound, the longer and higher it is. */
const TONES: Readonly<Record<Sound, readonly (readonly [hertz: number, seconds: number])[]>> = {
  report: [[660, 0.14], [0, 0.06], [880, 0.2]],
  refused: [[520, 0.18], [0, 0.05], [390, 0.28]],
  overdue: [[740, 0.12], [0, 0.08], [740, 0.12], [0, 0.08], [740, 0.12]],
  withdrawal: [[960, 0.35], [640, 0.35], [960, 0.35], [640, 0.35], [960, 0.35], [640, 0.35]],
}
const GRAVITY: readonly Sound[] = ['report', 'refused', 'overdue', 'withdrawal']
const LOUDNESS = 0.2

let context: AudioContext | null = null
let playing: { sound: Sound; until: number; stop: () => void } | null = null

/** The graver of two. */
export const graver = (a: Sound, b: Sound): Sound => (GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b)

function wake(): void {
  context ??= typeof AudioContext === 'undefined' ? null : new AudioContext()
  void context?.resume()
}
/** Browsers keep still until somebody has touched the page, and so do we. */
export function soundAfterGesture(): void {
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, wake, { once: true, capture: true })
}

/** Plays it if this person wants sounds; returns whether it is heard. */
export function play(sound: Sound): boolean {
  if (!preferences.sounds || context === null) return false
  if (context.state !== 'running') {
    void context.resume().then(() => play(sound), () => undefined) // touched a moment ago and still waking up
    return false
  }
  const now = context.currentTime
  if (playing && playing.until > now) {
    if (graver(playing.sound, sound) === playing.sound) return false
    playing.stop()
  }
  const [voice, gain] = [context.createOscillator(), context.createGain()]
  voice.connect(gain).connect(context.destination)
  let at = now
  for (const [hertz, seconds] of TONES[sound]) {
    gain.gain.setValueAtTime(hertz === 0 ? 0 : LOUDNESS, at)
    if (hertz !== 0) voice.frequency.setValueAtTime(hertz, at)
    at += seconds
  }
  gain.gain.setValueAtTime(0, at)
  voice.start(now)
  voice.stop(at)
  playing = { sound, until: at, stop: () => voice.stop() }
  return true
}
