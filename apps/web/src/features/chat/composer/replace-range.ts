/**
 * Puts text into a field as if it had been typed: the browser's own undo takes it back, and React hears of it. The
 * command is old and marked as such, but nothing newer keeps the undo history.
 */
export function replaceRange(field: HTMLTextAreaElement, range: { start: number; end: number; text: string }): void {
  field.focus();
  field.setSelectionRange(range.start, range.end);
  if (document.execCommand(range.text ? 'insertText' : 'delete', false, range.text)) return;
  field.setRangeText(range.text, range.start, range.end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Changes the whole field from one state to another, touching only what differs. */
export function replaceAll(field: HTMLTextAreaElement, next: { text: string; start: number; end: number }): void {
  const { value } = field;
  let head = 0;
  while (head < value.length && head < next.text.length && value[head] === next.text[head]) head += 1;
  let tail = 0;
  while (tail < value.length - head && tail < next.text.length - head && value.at(-1 - tail) === next.text.at(-1 - tail)) tail += 1;
  replaceRange(field, { start: head, end: value.length - tail, text: next.text.slice(head, next.text.length - tail) });
  field.setSelectionRange(next.start, next.end);
}
