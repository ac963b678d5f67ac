import js from '@eslint/js';
import html from 'eslint-plugin-html';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Who may import whom, as ARCHITECTURE.md tells it: what each layer may not see, and the packages it may. */
const LAYERS = {
  'src/protocol': { not: ['transport/*', 'client/*', 'simulator/*', 'ziti/*', 'nodes/**'], packages: ['protobufjs'] },
  'src/transport': { not: ['client/*', 'simulator/*', 'ziti/*', 'nodes/**'], packages: ['mqtt'] },
  'src/client': { not: ['transport/mqtt*', 'arm/*', 'simulator/*', 'ziti/*', 'nodes/**'], packages: [] },
  'src/arm': {
    // Of transports the types alone: a test of an arm opens one that it is given.
    not: ['transport/!(transport.js)', 'simulator/*', 'nodes/**'],
    packages: [],
  },
  'src/simulator': { not: ['transport/*', 'client/*', 'ziti/*', 'nodes/**'], packages: ['aedes', 'mqtt'] },
  'src/ziti': {
    not: ['protocol/*', 'transport/*', 'client/*', 'simulator/*', 'nodes/**'],
    packages: ['axios', 'libsodium-wrappers'],
  },
  nodes: { not: ['protocol/*', 'simulator/*'], packages: ['node-red'] },
};
const PACKAGES = ['protobufjs', 'mqtt', 'aedes', 'axios', 'libsodium-wrappers', 'node-red'];
const SOCKETS = ['net', 'tls', 'http', 'https', 'dgram'].flatMap((name) => [name, `node:${name}`]);

const layer = ([folder, { not, packages }]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: not.map((path) => `**/${path}`), message: 'Another layer: see ARCHITECTURE.md.' },
          { group: PACKAGES.filter((name) => !packages.includes(name)).flatMap((name) => [name, `${name}/*`]) },
          ...(folder === 'src/protocol'
            ? []
            : [{ group: ['**/gen/*'], message: 'Only messages.ts sees generated code.' }]),
        ],
      },
    ],
  },
});

/** What knows nothing of Node-RED has its place in src/. */
const needsNodeRed = {
  create: (context) => ({
    Program(program) {
      const imports = program.body.some(
        ({ type, source }) => type === 'ImportDeclaration' && source.value === 'node-red',
      );
      if (!imports) context.report({ node: program, message: 'nodes/shared is for what imports node-red.' });
    },
  }),
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/protocol/gen', 'scripts/editor.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
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
  Object.entries(LAYERS).map(layer),
  {
    files: ['nodes/shared/**/*.ts'],
    plugins: { house: { rules: { 'needs-node-red': needsNodeRed } } },
    rules: { 'house/needs-node-red': 'error' },
  },
  {
    // Bytes and forms have no business with sockets.
    files: ['src/protocol/**/*.ts', 'nodes/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: SOCKETS }] },
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
