import { onScopeDispose, readonly, shallowRef, type ShallowRef } from 'vue'

export interface Fix {
  lon: number
  lat: number
  /** Radius within which the device believes to be. [m] */
  accuracy: number
  at: number
}

export type PositionState = 'waiting' | 'known' | 'denied' | 'unavailable'

export interface UsePositionReturn {
  fix: Readonly<ShallowRef<Fix | null>>
  state: Readonly<ShallowRef<PositionState>>
  /** What goes with an act: empty when nothing recent is known. An act never waits for a position. */
  attached(): { lon?: number; lat?: number }
}

const RECENT = 120_000

/** Where this device is, while the page that asks lives. */
export function usePosition(): UsePositionReturn {
  const fix = shallowRef<Fix | null>(null)
  const state = shallowRef<PositionState>('waiting')
  if (!('geolocation' in navigator) || !window.isSecureContext) state.value = 'unavailable'
  else {
    const watcher = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        fix.value = { lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy, at: timestamp }
        state.value = 'known'
      },
      (error) => {
        if (error.code === error.PERMISSION_DENIED) state.value = 'denied'
        else if (fix.value === null) state.value = 'unavailable'
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    )
    onScopeDispose(() => navigator.geolocation.clearWatch(watcher))
  }
  return {
    fix: readonly(fix) as Readonly<ShallowRef<Fix | null>>,
    state: readonly(state) as Readonly<ShallowRef<PositionState>>,
    attached() {
      const now = fix.value
      return now !== null && Date.now() - now.at < RECENT ? { lon: now.lon, lat: now.lat } : {}
    },
  }
}
