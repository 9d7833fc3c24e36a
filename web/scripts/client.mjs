/** Writes src/api/schema.d.ts from the server's own OpenAPI document: a file given as the only argument, or what `muster manage openapi` prints. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const given = process.argv[2]
const document = given
  ? readFileSync(given, 'utf8')
  : execFileSync(`${root}/muster`, ['manage', 'openapi'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })

/** The client itself sends a key with every POST, so no caller need say one. */
const schema = JSON.parse(document)
for (const path of Object.values(schema.paths)) {
  for (const operation of Object.values(path)) {
    operation.parameters = operation.parameters?.filter((parameter) => parameter.$ref !== '#/components/parameters/IdempotencyKey')
  }
}
const types = astToString(await openapiTS(schema, { alphabetize: true, defaultNonNullable: false }))
writeFileSync(new URL('../src/api/schema.d.ts', import.meta.url), `/* Written by \`npm run client\` from the server's schema. Do not edit. */\n${types}`)
console.log('src/api/schema.d.ts written')
