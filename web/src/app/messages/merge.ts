/** `features/incidents/locale/zh-CN.json` answers for `incidents.*`, `ui/locale/…` for `ui.*`. */
export function merged(files: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.split('/').at(-3), words]))
}
