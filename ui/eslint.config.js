import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauriOnlyInApi = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/lib/api.ts talks to the shell.' }]
};

export default ts.config(
  { ignores: ['dist/', 'dist-fake/', '.svelte-check/', 'src/lib/bindings/', 'node_modules/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-restricted-imports': ['error', tauriOnlyInApi],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Private caches and registries are not state: nothing renders them.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  { files: ['src/lib/api.ts', 'src/test/**'], rules: { 'no-restricted-imports': 'off' } }
);
