import assert from 'node:assert/strict';
import { plainText } from '../../src/arm/plain-text.js';

describe('texts of the arm in HTML', () => {
  for (const [html, text] of [
    ['plain', 'plain'],
    ['<p>two</p><p>lines</p>', 'two lines'],
    ['<i>2&nbsp;s</i>. <b>x</b><sub>1</sub>', '2 s. x1'],
    ['<ul><li>Check the air</li> <li>Check the part</li></ul>', 'Check the air; Check the part'],
    ['a &amp;&lt;&gt;&quot;&apos; b', 'a &<>"\' b'],
    ['&#65;&#x42;&#0;&#9999999;&unknown;', 'AB&#0;&#9999999;&unknown;'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<script>alert(1)</script>done<style>x{}</style>', 'done'],
    ['<!-- note -->seen', 'seen'],
    ['<img src=x onerror=alert(1)>seen', 'seen'],
    ['a\r\n\tb', 'a b'],
  ] as const) {
    it(`become plain text: ${JSON.stringify(html)}`, () => assert.equal(plainText(html), text));
  }

  it('are cut, so that no text takes long', () => {
    assert.equal(plainText('x'.repeat(20_000)).length, 10_000);
    assert(plainText('<script>'.repeat(100_000)).length < 10_000);
    assert.equal(plainText('<'.repeat(100_000)).length, 10_000);
  });
});
