const linesPerPage = 60;

/** PDF's standard fonts know Latin-1; anything else becomes a question mark. */
function pdfText(line: string): string {
  const latin = line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  return `(${latin.replace(/[\\()]/g, '\\$&')}) Tj T*`;
}

function pageContent(lines: readonly string[]): string {
  return `BT /F1 9 Tf 40 800 Td 12 TL\n${lines.map(pdfText).join('\n')}\nET`;
}

/** A name with the risks counted for it, as a line of a report. */
export function reportLine(
  name: string,
  counts: Readonly<Record<string, number>>,
): string {
  const counted = Object.entries(counts).map(
    ([risk, count]) => `${risk} ${count}`,
  );
  return `${name}: ${counted.join(', ')}`;
}

/** A plain PDF document of some lines of text. */
export function pdfOf(lines: readonly string[]): Buffer {
  const pages: string[] = [];
  for (let start = 0; start < lines.length; start += linesPerPage) {
    pages.push(pageContent(lines.slice(start, start + linesPerPage)));
  }
  const pageNumbers = pages.map((_, index) => 4 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers
      .map(number => `${number} 0 R`)
      .join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${
        pageNumbers[index] + 1
      } 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets
    .map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
      `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
