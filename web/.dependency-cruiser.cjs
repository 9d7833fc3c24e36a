/** Who may look at whom in the browser: see the web line of the architecture page. */
module.exports = {
  forbidden: [
    {
      name: 'features-do-not-see-one-another',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'parts-do-not-see-features',
      severity: 'error',
      comment: 'map, ui, kit, live and api serve every feature and know none.',
      from: { path: '^src/(map|ui|kit|live|api)/' },
      to: { path: '^src/(features|app)/' },
    },
    {
      name: 'kit-stands-alone',
      severity: 'error',
      from: { path: '^src/kit/' },
      to: { path: '^src/(api|live|map|ui)/' },
    },
    {
      name: 'field-has-no-element-plus',
      severity: 'error',
      from: { path: '^src/(app/field|features/[^/]+/field)/' },
      to: { path: 'element-plus', reachable: true },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.vue', '.js', '.mjs', '.json', '.d.ts'] },
  },
}
