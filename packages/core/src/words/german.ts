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
  emergency: {
    subject: (firm) => `Notfallanmeldung bei ${firm}`,
    title: 'Eine Inhaberin oder ein Inhaber hat die Notfallanmeldung benutzt',
    lead: (owner, firm) =>
      `${owner} hat sich bei ${firm} ohne Single Sign-on angemeldet. Inhaber können das, wenn der Anbieter gestört ist.`,
    from: (address) => `Die Anmeldung kam von der Netzwerkadresse ${address}.`,
    action: 'Prüfprotokoll öffnen',
    footnote: 'Wenn das niemand von Ihnen war, beenden Sie die Sitzung und ändern Sie das Passwort dieses Kontos.',
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
  deletion: {
    askedTitle: (firm) => `${firm} soll gelöscht werden`,
    askedLead: (who, firm, day) =>
      `${who} hat verlangt, dass ${firm} mit allem, was darin ist, gelöscht wird. Das geschieht am ${day}; bis dahin ändert sich nichts.`,
    askedNext:
      'Wenn Sie das nicht wollen, nehmen Sie es unter Verwaltung, Arbeitsbereich zurück. Nehmen Sie einen Export mit, wenn Sie etwas behalten wollen.',
    askedFootnote: 'Alle Inhaber des Arbeitsbereichs erhalten diese E-Mail. Nach diesem Tag lässt sich nichts wiederherstellen.',
    cancelledTitle: (firm) => `${firm} bleibt bestehen`,
    cancelledLead: (firm) => `Die Löschung von ${firm} wurde zurückgenommen. Es wurde nichts gelöscht.`,
    cancelledFootnote: 'Alle Inhaber des Arbeitsbereichs erhalten diese E-Mail.',
    erasedTitle: (firm) => `${firm} wurde gelöscht`,
    erasedLead: (firm) =>
      `Alles, was zu ${firm} gehörte, wurde gelöscht: Nachrichten, Dateien, Personen, Einstellungen und deren Aufzeichnung.`,
    erasedProof:
      'Der Löschnachweis liegt bei. Er nennt, wie viele Zeilen und Dateien gelöscht wurden, und die letzte Prüfsumme jeder Aufzeichnung, und er ist signiert. Ihre Anmeldung bei Parley bleibt, sie öffnet nichts mehr von diesem Arbeitsbereich.',
    erasedFootnote:
      'Alle Inhaber des Arbeitsbereichs erhalten diese E-Mail. Wir vergessen diese Adresse nun in diesem Zusammenhang.',
    open: 'Arbeitsbereich öffnen',
    toParley: 'Parley öffnen',
  },
  acceptableUse: {
    title: (firm) => `Bitte unterschreiben Sie die Nutzungsregeln von ${firm}`,
    lead: (firm) => `${firm} bittet alle, die Nutzungsregeln zu lesen und zu unterschreiben. Das dauert wenige Minuten.`,
    action: 'Lesen und unterschreiben',
    footnote: 'Sie erhalten diese E-Mail, weil Sie die geltende Fassung noch nicht unterschrieben haben.',
  },
  push: { hidden: 'Sie haben eine neue Nachricht', scheduleFailed: 'Eine Nachricht konnte nicht zu ihrer Zeit gesendet werden' },
};
