import { merged } from './merge'

export default merged(import.meta.glob<Record<string, unknown>>(['/src/*/locale/zh-CN.json', '/src/features/*/locale/zh-CN.json'], { eager: true, import: 'default' }))
