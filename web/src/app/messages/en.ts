import { merged } from './merge'

export default merged(import.meta.glob<Record<string, unknown>>(['/src/*/locale/en.json', '/src/features/*/locale/en.json'], { eager: true, import: 'default' }))
