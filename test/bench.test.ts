import assert from 'node:assert/strict';
import { NODES } from './support/our-nodes.js';
import { loadMs, nodeFiles } from '../bench/loading.js';

describe('npm run bench', () => {
  it('loads every node as Node-RED does', () => {
    assert.equal(nodeFiles().length, NODES.length);
    assert(loadMs(nodeFiles()) > 0);
  });
});
