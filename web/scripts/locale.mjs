/**
 * Checks that both languages say everything: same keys everywhere, same placeholders, a text for each key a source file asks for,
 * and one way of writing the files (two spaces, one entry a line); `--write` mends the last of these.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const LANGUAGES = ['zh-CN', 'en']

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, String(value)]],
  )
}

const placeholders = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort().join(',')

/** The first part of a key: `features/incidents/locale` answers for `incidents.*`, `ui/locale` for `ui.*`. */
export const namespaceOf = (path) => path.split('/').at(-3)

const isLocale = (path) => /\/locale\/[\w-]+\.json$/.test(path)

/** A locale file as it should be written. */
const formatted = (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`

/** Sentences that say what is missing; empty when both languages are complete. */
export function localeProblems(src) {
  const files = walk(src)
  const texts = Object.fromEntries(LANGUAGES.map((language) => [language, new Map()]))
  const problems = []
  for (const path of files.filter(isLocale)) {
    const language = path.split('/').at(-1).replace('.json', '')
    if (!LANGUAGES.includes(language)) continue
    const source = readFileSync(path, 'utf8')
    if (source !== formatted(source)) problems.push(`${relative(src, path)}: not as the formatter writes it (npm run format)`)
    for (const [key, text] of flatten(JSON.parse(source))) {
      const full = `${namespaceOf(path)}.${key}`
      if (text.trim() === '') problems.push(`${full}: empty in ${language}`)
      texts[language].set(full, text)
    }
  }
  const [zh, en] = LANGUAGES.map((language) => texts[language])
  for (const key of zh.keys()) {
    if (!en.has(key)) problems.push(`${key}: no text in en`)
    else if (placeholders(zh.get(key)) !== placeholders(en.get(key))) problems.push(`${key}: the placeholders differ`)
  }
  for (const key of en.keys()) if (!zh.has(key)) problems.push(`${key}: no text in zh-CN`)
  const asked = /(?:\bt|\$t|\bte)\(\s*'([\w-]+(?:\.[\w-]+)+)'/g
  const named = /(?:label|title|group|words)(?:Key)?:\s*'((?:[\w-]+\.)+[\w-]+)'/g
  for (const path of files.filter((f) => /\.(vue|ts)$/.test(f) && !f.endsWith('.test.ts') && !f.endsWith('.d.ts'))) {
    const source = readFileSync(path, 'utf8')
    const wanted = [...source.matchAll(asked)]
    if (/routes(\.field)?\.ts$/.test(path)) wanted.push(...source.matchAll(named))
    for (const [, key] of wanted) if (!zh.has(key)) problems.push(`${key}: asked for by ${relative(src, path)}, no text`)
  }
  return [...new Set(problems)]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const src = fileURLToPath(new URL('../src', import.meta.url))
  if (process.argv.includes('--write')) for (const path of walk(src).filter(isLocale)) writeFileSync(path, formatted(readFileSync(path, 'utf8')))
  const problems = localeProblems(src)
  problems.forEach((problem) => console.error(problem))
  console.log(problems.length === 0 ? 'zh-CN and en are complete' : `${problems.length} missing`)
  process.exit(problems.length === 0 ? 0 : 1)
}
