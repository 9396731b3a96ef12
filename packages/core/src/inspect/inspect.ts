import { limits } from '@parley/contract/limits';
import { AppError } from '../app-error.ts';

/** What goes through the boundary, and where it comes from. */
export type Content = { text?: string; file?: { name: string; mime: string; bytes: number } };
export type InspectContext = { door: 'message' | 'edit' | 'file' };
export type Verdict = { outcome: 'pass' } | { outcome: 'block'; rule: string; message: string; tooLarge?: boolean };
type Inspector = (content: Content, context: InspectContext) => Verdict;

const pass: Verdict = { outcome: 'pass' };

const size: Inspector = ({ text, file }) => {
  if (text !== undefined && text.length > limits.messageBody)
    return {
      outcome: 'block',
      rule: 'message-size',
      tooLarge: true,
      message: `A message holds at most ${limits.messageBody} characters.`,
    };
  if (file && file.bytes > limits.fileBytes)
    return {
      outcome: 'block',
      rule: 'file-size',
      tooLarge: true,
      message: `A file may have at most ${limits.fileBytes / 1024 / 1024} MB; this one is larger.`,
    };
  return pass;
};

// What a double click would run. Archives and documents are for the scanner, which looks inside.
const runnable = /\.(?:exe|com|scr|pif|bat|cmd|msi|msp|dll|cpl|jar|vbs?|vbe|jse?|wsf|wsh|hta|ps1|lnk|reg|app|dmg|apk|deb|rpm)$/i;
const fileType: Inspector = ({ file }) =>
  file && (runnable.test(file.name.trim()) || /x-(?:msdownload|dosexec|executable|sharedlib|elf|mach-binary)/.test(file.mime))
    ? { outcome: 'block', rule: 'no-programs', message: 'Programs cannot be sent here. Put the document itself into the message.' }
    : pass;

// A link that hides credentials, or one that would run in the reader's page, has no honest use in a message.
const links: Inspector = ({ text }) =>
  text && /(?:\bhttps?:\/\/[^\s/@]+:[^\s/@]*@|\]\(\s*(?:javascript|data|vbscript):)/i.test(text)
    ? {
        outcome: 'block',
        rule: 'no-deceptive-links',
        message: 'This link hides a password or a program. Write the plain address instead.',
      }
    : pass;

const inspectors: Inspector[] = [size, fileType, links];

/** The one boundary for every text and file, whatever door it came through. The first inspector that objects decides. */
export function inspect(content: Content, context: InspectContext): Verdict {
  for (const inspector of inspectors) {
    const verdict = inspector(content, context);
    if (verdict.outcome !== 'pass') return verdict;
  }
  return pass;
}

export function requireClean(content: Content, context: InspectContext): void {
  const verdict = inspect(content, context);
  if (verdict.outcome === 'block')
    throw new AppError(verdict.tooLarge ? 'TOO_LARGE' : 'FORBIDDEN', { message: verdict.message, rule: verdict.rule });
}
