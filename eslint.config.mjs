import js from '@eslint/js';
import html from 'eslint-plugin-html';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { layers, needsNodeRed } from './scripts/layers.mjs';

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/protocol/gen', 'scripts/editor.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['tsconfig.json'] } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // On the wire an enum is a number, and a newer arm may send one that no enum knows.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      eqeqeq: 'error',
    },
  },
  {
    // What the build, the commands and the dialogs of the editor run as it stands.
    files: ['**/*.{js,mjs,cjs}', 'nodes/*.html'],
    ...js.configs.recommended,
    rules: { ...js.configs.recommended.rules, eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['nodes/*.html', 'resources/*.js'],
    plugins: { html },
    languageOptions: { sourceType: 'script', globals: { ...globals.browser, $: 'readonly', RED: 'readonly' } },
    // The editor takes the number of parameters for what a validator can do.
    rules: { 'no-unused-vars': ['error', { args: 'none' }] },
  },
  {
    files: ['src/**/*.ts', 'nodes/**/*.ts'],
    plugins: { house: { rules: { layers, 'needs-node-red': needsNodeRed } } },
    rules: { 'house/layers': 'error' },
  },
  { files: ['nodes/shared/**/*.ts'], rules: { 'house/needs-node-red': 'error' } },
  {
    // Prettier leaves comments as they are.
    files: ['**/*.{ts,js,mjs,cjs}'],
    ignores: ['**/*.d.ts'],
    rules: { 'max-len': ['error', { code: 1_000, comments: 120, ignoreUrls: true }] },
  },
  {
    // What time it is comes from outside, so that tests move the clock.
    files: ['src/protocol/**/*.ts', 'src/simulator/model/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate'] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // describe() and it() take promises, and a test may know better than the compiler what is there.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'mocha', name: ['describe', 'it'] }] },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Frames are written down as they stand on the wire.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
);
