import fc from 'fast-check';
import { html, Html } from './html.js';

describe('a piece of a page', () => {
  it('escapes whatever is inserted, in text and in attributes', () => {
    expect(html`<p title="${`"'<&>`}">${'<script>'}</p>`.text).toBe('<p title="&quot;&#39;&lt;&amp;&gt;">&lt;script&gt;</p>');
  });

  it('lets no text out of its place, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(html`${text}`.text)));
  });

  it('takes pieces, lists of them and nothing, without escaping a piece twice', () => {
    expect(html`<ul>${['a&b', html`<li>${'c&d'}</li>`, null]}</ul>`.text).toBe('<ul>a&amp;b<li>c&amp;d</li></ul>');
    expect(html`${new Html('<b>')}`.text).toBe('<b>');
  });
});
