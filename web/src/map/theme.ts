import { shallowRef, type ShallowRef } from 'vue'

const TOKENS = [
  'bg', 'panel', 'raised', 'text', 'muted', 'faint', 'link', 'line', 'line-strong', 'accent', 't-ok', 't-warn', 't-bad',
  'lv1', 'lv1-on', 'lv2', 'lv3', 'map-land', 'map-urban', 'map-green', 'map-water', 'map-water-line', 'map-water-label',
  'map-bound', 'map-case', 'map-r1', 'map-r2', 'map-r3', 'map-r4', 'map-rail', 'map-label', 'map-label-2', 'map-halo',
  'map-grid', 'map-shield-g', 'map-shield-s', 'map-shield-on',
] as const

export type TokenName = (typeof TOKENS)[number]

/** The design variables that the map paints with, read once per theme: WebGL cannot read CSS. */
export interface MapTheme {
  name: string
  color: Readonly<Record<TokenName, string>>
}

export function readTheme(root: HTMLElement = document.documentElement): MapTheme {
  const css = getComputedStyle(root)
  const color = Object.fromEntries(
    TOKENS.map((name) => [name, css.getPropertyValue(`--${name}`).trim() || '#808080']),
  ) as Record<TokenName, string>
  return { name: root.dataset.theme ?? 'light', color }
}

let current: ShallowRef<MapTheme> | null = null

/** The theme in force, renewed when someone switches it; one watch for the whole page. */
export function useMapTheme(): Readonly<ShallowRef<MapTheme>> {
  if (current === null) {
    const theme = (current = shallowRef(readTheme()))
    new MutationObserver(() => {
      theme.value = readTheme()
    }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  }
  return current
}
