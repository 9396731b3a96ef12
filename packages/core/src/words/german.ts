import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const german: Words = {
  copyAddress: 'Falls sich die Schaltfläche nicht öffnet, kopieren Sie diese Adresse:',
  confirm: {
    subject: 'Bestätigen Sie Ihre Adresse',
    hello: (name) => `Guten Tag ${name},`,
    lead: 'bitte bestätigen Sie, dass diese Adresse Ihnen gehört. Umsehen und schreiben können Sie schon; das Einladen von Kollegen wartet darauf.',
    action: 'Adresse bestätigen',
    footnote:
      'Der Link gilt einmal und einen Tag lang. Falls Sie sich nicht bei Parley angemeldet haben, hat sich jemand vertippt: Tun Sie nichts, es kommt keine weitere E-Mail.',
  },
  reset: {
    subject: 'Wählen Sie ein neues Passwort',
    hello: (name) => `Guten Tag ${name},`,
    lead: 'jemand, vermutlich Sie, hat für diese Adresse ein neues Passwort angefordert. Wenn Sie eines wählen, werden alle Geräte abgemeldet.',
    footnote:
      'Der Link gilt einmal und eine Stunde lang. Falls Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} lädt Sie zu ${firm} ein`,
    title: (firm) => `${firm} auf Parley beitreten`,
    lead: (inviter, firm) =>
      `${inviter} lädt Sie zu ${firm} ein, wo die Firma miteinander spricht: Kanäle, Direktnachrichten, Dateien und Suche an einem Ort, mit einer Aufzeichnung, auf die Verlass ist.`,
    next: 'Wählen Sie einen Namen und ein Passwort, und Sie sind dabei.',
    action: (firm) => `${firm} beitreten`,
    footnote: (until) =>
      `Der Link gilt einmal, bis ${until}. Falls Sie ihn nicht erwartet haben, lassen Sie ihn ruhen: Ohne ihn tritt niemand mit Ihrer Adresse bei.`,
  },
  unread: {
    subject: (firm) => `Neues für Sie in ${firm}`,
    title: 'Während Sie weg waren',
    hidden: counted('de', { one: 'Eine Nachricht wartet auf Sie.', other: '# Nachrichten warten auf Sie.' }),
    more: counted('de', { other: 'Und # weitere.' }),
    open: 'Parley öffnen',
    footnote:
      'Sie erhalten diese E-Mail, weil Sie abwesend waren. Ob und wie oft, stellen Sie unter Einstellungen, Benachrichtigungen ein.',
    stop: 'Keine E-Mails dieser Art mehr',
  },
  push: { hidden: 'Sie haben eine neue Nachricht' },
};
