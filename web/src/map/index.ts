/** The map: `MapView` with layers as data. MapLibre itself is fetched only when a map is first shown. */
export { MapView } from './lazy'
export { default as MapList } from './MapList.vue'
export { default as SymbolIcon } from './SymbolIcon.vue'
export * from './geodesy'
export * from './layers/factories'
export type * from './types'
