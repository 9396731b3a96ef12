/** A plain PDF 1.4 document (ISO 32000-1) in Helvetica, one string per line, `#` for a heading; `===` starts a new page. */
export function makePdf(text: string): Uint8Array {
  const pages = text.trim().split(/^===$/m);
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>');
  pages.forEach((page, i) => {
    const stream = toContent(page.trim().split('\n'), i + 1, pages.length);
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + i * 2} 0 R >>`,
    );
    add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  });
  let out = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((body, i) => {
    const offset = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

function toContent(lines: string[], page: number, pages: number): string {
  let y = 780;
  const drawn = lines.map((line) => {
    const isHeading = line.startsWith('# ');
    y -= isHeading ? 30 : 17;
    return `BT /${isHeading ? 'F2 20' : 'F1 10.5'} Tf 64 ${y} Td (${escape(isHeading ? line.slice(2) : line)}) Tj ET`;
  });
  const foot = `BT /F1 8.5 Tf 64 48 Td (Harbour & Lane - private and confidential - page ${page} of ${pages}) Tj ET`;
  return ['0.12 0.16 0.14 rg', ...drawn, '0.45 0.5 0.47 rg', foot].join('\n');
}

const escape = (text: string) =>
  text
    .replaceAll('–', '-')
    .replaceAll('’', "'")
    .replaceAll(/[\\()]/g, String.raw`\$&`);
