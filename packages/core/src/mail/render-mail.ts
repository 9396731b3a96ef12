import type { Locale } from '@parley/contract/choices';
import { directionOf, wordsIn } from '../words/words-in.ts';

/** What a mail says. Texts are plain; they are escaped where HTML needs it. */
export type MailContent = {
  title: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** How long the link works, and what to do when the mail is a surprise. */
  footnote: string;
  /** A quiet link below. */
  secondary?: { label: string; url: string };
};
export type RenderedMail = { locale: Locale; text: string; html: string };

/** One calm sheet of paper with one thing to do; no pictures, so that nothing is fetched when the mail is opened. */
export function renderMail(locale: Locale, { title, paragraphs, action, footnote, secondary }: MailContent): RenderedMail {
  const text = [
    title,
    ...paragraphs,
    `${action.label}:\n${action.url}`,
    footnote,
    ...(secondary ? [`${secondary.label}:\n${secondary.url}`] : []),
    '-- \nParley',
  ].join('\n\n');
  const body = paragraphs.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('\n');
  const url = escapeHtml(action.url);
  const direction = directionOf(locale);
  // Some mail programs know neither `dir` on the page nor `start`.
  const side = `dir="${direction}" style="text-align:${direction === 'rtl' ? 'right' : 'left'};`;
  const quiet = secondary
    ? `<br><a href="${escapeHtml(secondary.url)}" style="color:#14634e">${escapeHtml(secondary.label)}</a>`
    : '';
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f2ec;color:#1f2925;font:16px/1.55 'Instrument Sans',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
<table role="presentation" width="560" cellspacing="0" cellpadding="0" style="width:100%;max-width:560px;background:#fcfbf8;border:1px solid #e0dcd0;border-radius:16px">
<tr><td ${side}padding:28px 36px 0;font:500 17px/1.3 Newsreader,Georgia,serif;color:#14634e">Parley</td></tr>
<tr><td ${side}padding:20px 36px 8px">
<h1 style="margin:0 0 16px;font:500 26px/1.2 Newsreader,Georgia,serif;letter-spacing:-.01em">${escapeHtml(title)}</h1>
${body}
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:11px 20px;border-radius:10px;background:#14634e;color:#fbfdfb;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 24px;font-size:13.5px;color:#5b655e">${wordsIn(locale).copyAddress}<br><a dir="ltr" href="${url}" style="color:#14634e;word-break:break-all">${url}</a></p>
</td></tr>
<tr><td ${side}padding:16px 36px 26px;border-top:1px solid #e9e5da;font-size:13.5px;color:#5b655e">${escapeHtml(footnote)}${quiet}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  return { locale, text, html };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
