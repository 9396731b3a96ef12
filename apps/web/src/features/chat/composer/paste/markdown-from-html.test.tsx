import { expect, test } from 'vitest';
import { markdownFromHtml } from './markdown-from-html.ts';

test('emphasis, links and lists of a document come along', () => {
  const html =
    '<meta charset="utf-8"><b style="font-weight:normal"><p>Dear <b>Ana </b>and <i>all</i>, see <a href="https://x.example/a">the letter</a>.</p>' +
    '<ul><li>one</li><li>two<ul><li>two and a half</li></ul></li></ul><ol start="3"><li>three</li><li>four</li></ol></b>';
  expect(markdownFromHtml(html)).toBe(
    'Dear **Ana** and _all_, see [the letter](https://x.example/a).\n\n- one\n- two\n   - two and a half\n\n3. three\n4. four',
  );
});

test('cells of a spreadsheet become a table, and one cell its text', () => {
  const cells = '<table><tr><td>Name</td><td>Sum</td></tr><tr><td>Ann | Co</td><td>12</td></tr><tr><td></td><td></td></tr></table>';
  expect(markdownFromHtml(cells)).toBe('| Name | Sum |\n| --- | --- |\n| Ann \\| Co | 12 |');
  expect(markdownFromHtml('<table><tr><td>12,5</td></tr></table>')).toBe('12,5');
});

test('a table that nobody would read in a message stays the text it came with', () => {
  const row = `<tr>${'<td>1</td>'.repeat(30)}</tr>`;
  expect(markdownFromHtml(`<table>${row.repeat(3)}</table>`)).toBeNull();
  expect(markdownFromHtml(`<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(200)}</table>`)).toBeNull();
});

test('lists of a word processor that are paragraphs with a sign are lists', () => {
  const html = '<p class="MsoNormal"><b>Open</b></p><p>·<span>   </span>first</p><p>·<span>   </span>second</p>';
  expect(markdownFromHtml(html)).toBe('**Open**\n\n- first\n\n- second');
});

test('code that an editor has coloured, and ordinary text, stay as they are', () => {
  const coloured = '<div style="font-family:Consolas"><div><span style="color:#00f">const</span> a = 1;</div></div>';
  expect(markdownFromHtml(coloured)).toBeNull();
  expect(markdownFromHtml('<p>plain</p>')).toBeNull();
});

test('nothing of what a page carries along is run, fetched or linked to', () => {
  const html =
    '<b>x</b><script>window.ran = true</script><style>p{}</style><img src="https://x.example/p" onerror="window.ran = true"><a href="javascript:alert(1)">go</a>';
  expect(markdownFromHtml(html)).toBe('**x**go');
  expect((window as unknown as { ran?: boolean }).ran).toBeUndefined();
});
