/** Prints rows of text as aligned columns; the first row is the head. Numbers line up on the right. */
export function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const isNumeric = widths.map((_, column) => rows.slice(1).every((row) => /^[-–\d.,\s]*$/.test(row[column] ?? '')));
  rows.forEach((row, index) => {
    console.log(
      row
        .map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
    if (index === 0) console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  });
}
