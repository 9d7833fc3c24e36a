import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

const rawInputs = ['el-input', 'el-select', 'el-date-picker', 'ElInput', 'ElSelect', 'ElDatePicker']

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/api/schema.d.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      // The content policy forbids style attributes in markup; bindings go through the object model and pass.
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': ['error', { name: 'alert', message: 'Say it on the page.' }, { name: 'confirm', message: 'Undo over confirm.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/ui/**'],
    rules: {
      'vue/no-restricted-component-names': 'off',
      'vue/no-restricted-html-elements': ['error', ...rawInputs.map((element) => ({ element, message: 'Use the wrapped part of ui/: it has a label, unit, source and error.' }))],
      'no-restricted-imports': ['error', { patterns: [{ group: ['element-plus', 'element-plus/*'], message: 'Element Plus is wrapped in ui/, once.' }] }],
    },
  },
  {
    files: ['scripts/**', '*.{js,cjs,mjs,ts}'],
    rules: { 'no-console': 'off' },
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', fetch: 'readonly' } },
  },
)
