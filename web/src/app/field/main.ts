import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@/theme/tokens.css'
import '@/theme/base.css'
import '@/theme/field.css'
import { applyPreferences } from '@/kit/preferences'
import { queryClient } from '../queries'
import { i18n, startSpeaking } from '../words'
import FieldApp from './FieldApp.vue'
import { keepShell } from './shell'
import { router } from './router'

applyPreferences({ theme: 'light' })
const app = createApp(FieldApp)
app.use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient }).use(router)
void startSpeaking().then(() => app.mount('#app'))
keepShell()
