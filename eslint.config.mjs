import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom, as ARCHITECTURE.md tells it: each layer with the folders and packages that it may not see. */
const LAYERS = {
  'src/protocol': { not: ['src/transport', 'src/client', 'src/simulator', 'nodes'], packages: ['protobufjs'] },
  'src/transport': { not: ['src/client', 'src/simulator', 'nodes'], packages: ['mqtt'] },
  'src/client': {
    not: ['src/simulator', 'nodes', 'src/transport/mqtt.ts', 'src/transport/mqtt-options.ts'],
    packages: [],
  },
  'src/simulator': { not: ['src/transport', 'src/client', 'nodes'], packages: ['aedes', 'mqtt'] },
  nodes: { not: ['src/protocol', 'src/simulator'], packages: ['node-red'] },
};
const PACKAGES = ['protobufjs', 'mqtt', 'aedes', 'node-red'];
const SOCKETS = ['net', 'tls', 'http', 'https', 'dgram'].flatMap((name) => [name, `node:${name}`]);

const layer = ([folder, { not, packages }]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'import-x/no-restricted-paths': ['error', { zones: not.map((from) => ({ target: folder, from })) }],
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: PACKAGES.filter((name) => !packages.includes(name)).flatMap((name) => [name, `${name}/*`]) },
          { group: ['**/protocol/gen/*'], message: 'Only messages.ts imports generated code.' },
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/protocol/gen'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // On the wire an enum is a number, and a newer arm may send one that no enum knows.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      eqeqeq: 'error',
    },
  },
  Object.entries(LAYERS).map(layer),
  { files: ['src/protocol/messages.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
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
