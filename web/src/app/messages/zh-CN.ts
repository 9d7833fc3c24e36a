import { merged } from './merge'

export default merged(import.meta.glob<Record<string, unknown>>(['../../*/locale/zh-CN.json', '../../features/*/locale/zh-CN.json'], { eager: true, import: 'default' }))
