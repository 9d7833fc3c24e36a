import { merged } from './merge'

export default merged(import.meta.glob<Record<string, unknown>>(['../../*/locale/en.json', '../../features/*/locale/en.json'], { eager: true, import: 'default' }))
