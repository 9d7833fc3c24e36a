/** MapLibre is fetched when a map is first shown, not before. */
import { defineAsyncComponent } from 'vue'

export const MapView = defineAsyncComponent(() => import('./MapView.vue'))
