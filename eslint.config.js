import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const html = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Raw HTML goes through src/web/kit/sanitized-html.tsx only.',
}
const statement = '^\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|CREATE|DROP|TRUNCATE|WITH) '
const sql = {
  selector: `:matches(Literal[value=/${statement}/], TemplateElement[value.raw=/${statement}/])`,
  message: 'SQL is written in src/platform only: a room asks the read compiler and changes through the write door.',
}
const enums = {
  selector: 'TSEnumDeclaration',
  message: 'A union of literals reads the same in TypeScript and in Node.',
}
const browserOnly = ['window', 'document', 'localStorage', 'navigator'].map((name) => ({
  name,
  message: 'The server has no browser.',
}))
const serverOnly = ['process', 'Buffer', '__dirname', 'require'].map((name) => ({
  name,
  message: 'The browser has no Node.',
}))

export default tseslint.config(
  { ignores: ['build/**', 'data/**', '.farley/**', 'coverage/**', '**/*.gen.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', enums, html],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.tsx', 'src/web/**/*.ts', 'src/domains/*/ui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    // The plugin's other rules prepare for React's compiler, which is not used.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/web/**', 'src/kernel/**', 'src/domains/**', 'src/*.{ts,tsx}'],
    ignores: ['**/*.test.*'],
    rules: { 'no-restricted-syntax': ['error', enums, html, sql] },
  },
  {
    files: ['src/web/**', 'src/kernel/**', 'src/domains/*/{ui,model}/**', 'src/web.tsx'],
    ignores: ['**/*.test.*'],
    rules: { 'no-restricted-globals': ['error', ...serverOnly] },
  },
  {
    files: ['src/platform/**', 'src/domains/*/server/**', 'src/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserOnly] },
  },
  { files: ['src/web/kit/sanitized-html.tsx'], rules: { 'no-restricted-syntax': ['error', enums] } },
  {
    files: ['bin/**', 'test/**', '**/*.test.ts', 'src/cli/**', 'src/domains/*/server/*-command.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['bin/*', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
