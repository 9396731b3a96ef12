import type { Locale } from '@parley/contract/choices';

/** What is said by mail when a firm's own system takes its audit log no longer. */
type WebhookWords = {
  subject: (firm: string) => string;
  lead: (host: string) => string;
  next: string;
  action: string;
  footnote: string;
};

export const webhookWords: Record<Locale, WebhookWords> = {
  en: {
    subject: (firm) => `The audit log of ${firm} is no longer sent on`,
    lead: (host) => `For a day, ${host} has taken no entry. Parley has stopped trying.`,
    next: 'Nothing is lost: once the other side works again, sending goes on with the entry where it stopped.',
    action: 'Open the audit log',
    footnote: 'You get this mail because you are an owner.',
  },
  de: {
    subject: (firm) => `Das Prüfprotokoll von ${firm} wird nicht mehr weitergeleitet`,
    lead: (host) => `Seit einem Tag hat ${host} keinen Eintrag angenommen. Parley versucht es nicht weiter.`,
    next: 'Es geht nichts verloren: Sobald die Gegenseite wieder läuft, geht es mit dem Eintrag weiter, bei dem es aufhörte.',
    action: 'Prüfprotokoll öffnen',
    footnote: 'Sie erhalten diese E-Mail, weil Ihnen der Arbeitsbereich gehört.',
  },
  fr: {
    subject: (firm) => `Le journal d’audit de ${firm} n’est plus transmis`,
    lead: (host) => `Depuis un jour, ${host} n’a accepté aucune entrée. Parley a cessé d’essayer.`,
    next: 'Rien n’est perdu : dès que l’autre côté fonctionne à nouveau, l’envoi reprend à l’entrée où il s’est arrêté.',
    action: 'Ouvrir le journal d’audit',
    footnote: 'Vous recevez ce message parce que vous êtes propriétaire.',
  },
  es: {
    subject: (firm) => `El registro de auditoría de ${firm} ya no se envía`,
    lead: (host) => `Desde hace un día, ${host} no acepta ninguna entrada. Parley ha dejado de intentarlo.`,
    next: 'No se pierde nada: cuando el otro lado vuelva a funcionar, el envío sigue con la entrada en que se detuvo.',
    action: 'Abrir el registro de auditoría',
    footnote: 'Recibe este correo porque es propietario del espacio de trabajo.',
  },
  ar: {
    subject: (firm) => `لم يعد سجل التدقيق في ${firm} يُرسَل`,
    lead: (host) => `منذ يوم لم يقبل ${host} أي قيد، فتوقف Parley عن المحاولة.`,
    next: 'لم يضِع شيء: حين يعود الطرف الآخر إلى العمل يستمر الإرسال من القيد الذي توقف عنده.',
    action: 'فتح سجل التدقيق',
    footnote: 'يصلك هذا البريد لأنك مالك.',
  },
  ja: {
    subject: (firm) => `${firm}の監査ログの送信が止まりました`,
    lead: (host) => `${host}が1日のあいだ記録を受け取らなかったため、Parleyは送信をやめました。`,
    next: '失われたものはありません。相手側が再び動けば、止まった記録から送信を続けられます。',
    action: '監査ログを開く',
    footnote: 'オーナーの方にお送りしています。',
  },
};
