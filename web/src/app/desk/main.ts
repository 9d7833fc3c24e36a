import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@/theme/tokens.css'
import '@/theme/base.css'
import '@/ui/element.css'
import { applyPreferences } from '@/kit/preferences'
import { queryClient } from '../queries'
import { i18n, startSpeaking } from '../words'
import DeskApp from './DeskApp.vue'
import { router } from './router'

applyPreferences()
const app = createApp(DeskApp)
app.use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient }).use(router)
void startSpeaking().then(() => app.mount('#app'))
