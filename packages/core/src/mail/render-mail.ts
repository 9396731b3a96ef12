import type { Locale } from '@parley/contract/choices';
import { toAccentPalette } from '@parley/contract/accent';
import { directionOf, wordsIn } from '../words/words-in.ts';
import type { MailFirm } from './mail-firm.ts';

/** What a mail says. Texts are plain; they are escaped where HTML needs it. */
export type MailContent = {
  title: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** How long the link works, and what to do when the mail is a surprise. */
  footnote: string;
  /** A quiet link below. */
  secondary?: { label: string; url: string };
  /** In whose colours, and under whose name. */
  firm?: MailFirm | null | undefined;
};
export type RenderedMail = { locale: Locale; text: string; html: string };

const ours = toAccentPalette('#14634e');

/**
 * One calm sheet of paper with one thing to do. Nothing is fetched when the mail is opened, besides a firm's own logo; without
 * it the mail says the same. Programs that know no dark colours show the light ones.
 */
export function renderMail(locale: Locale, content: MailContent): RenderedMail {
  const { title, paragraphs, action, footnote, secondary, firm } = content;
  const { light, dark } = firm?.accent ?? ours;
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
    ? `<br><a href="${escapeHtml(secondary.url)}" class="link" style="color:${light['accent-text']}">${escapeHtml(secondary.label)}</a>`
    : '';
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(title)}</title>
<style>${darkStyle(dark)}</style></head>
<body class="desk" style="margin:0;padding:32px 16px;background:#f4f2ec;color:#1f2925;font:16px/1.55 'Instrument Sans',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
<table role="presentation" class="sheet" width="560" cellspacing="0" cellpadding="0" style="width:100%;max-width:560px;background:#fcfbf8;border:1px solid #e0dcd0;border-radius:16px">
<tr><td class="link" ${side}padding:28px 36px 0;font:500 17px/1.3 Newsreader,Georgia,serif;color:${light['accent-text']}">${firm ? headOf(firm) : 'Parley'}</td></tr>
<tr><td ${side}padding:20px 36px 8px">
<h1 style="margin:0 0 16px;font:500 26px/1.2 Newsreader,Georgia,serif;letter-spacing:-.01em">${escapeHtml(title)}</h1>
${body}
<p style="margin:24px 0"><a class="act" href="${url}" style="display:inline-block;padding:11px 20px;border-radius:10px;background:${light.accent};color:${light['accent-ink']};font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p class="quiet" style="margin:0 0 24px;font-size:13.5px;color:#5b655e">${wordsIn(locale).copyAddress}<br><a dir="ltr" class="link" href="${url}" style="color:${light['accent-text']};word-break:break-all">${url}</a></p>
</td></tr>
<tr><td class="foot quiet" ${side}padding:16px 36px 26px;border-top:1px solid #e9e5da;font-size:13.5px;color:#5b655e">${escapeHtml(footnote)}${quiet}${firm ? '<br>Parley' : ''}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  return { locale, text, html };
}

/** The picture is square and small; where it is not fetched, its words are the name that stands beside it. */
function headOf({ name, logoUrl }: MailFirm): string {
  const words = `<span dir="auto" style="vertical-align:middle">${escapeHtml(name)}</span>`;
  if (!logoUrl) return words;
  const style = 'vertical-align:middle;border:0;border-radius:9px;margin-inline-end:10px';
  return `<img src="${escapeHtml(logoUrl)}" width="40" height="40" alt="${escapeHtml(name)}" style="${style}">${words}`;
}

const darkStyle = (accent: typeof ours.dark): string =>
  `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){
.desk{background:#0b120f!important;color:#e9e7e0!important}
.sheet{background:#111916!important;border-color:#27302c!important}
.foot{border-color:#27302c!important}
.quiet{color:#a9aca3!important}
.link{color:${accent['accent-text']}!important}
.act{background:${accent.accent}!important;color:${accent['accent-ink']}!important}
}`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
