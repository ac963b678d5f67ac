import assert from 'node:assert/strict';
import { loadMs, nodeFiles } from '../bench/loading.js';

describe('npm run bench', () => {
  it('loads every node as Node-RED does', () => {
    assert.equal(nodeFiles().length, 8);
    assert(loadMs(nodeFiles()) > 0);
  });
});
