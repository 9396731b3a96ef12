import type { Locale } from '@parley/contract/preferences';

type Words = {
  hiddenPush: string;
  mailSubject: (firm: string) => string;
  mailTitle: string;
  hiddenLine: (count: number) => string;
  more: (count: number) => string;
  open: string;
  footnote: string;
  stop: string;
};

/** What is said outside the chat, where its catalogues are not. */
export const toldWords: Record<Locale, Words> = {
  en: {
    hiddenPush: 'You have a new message',
    mailSubject: (firm) => `New for you in ${firm}`,
    mailTitle: 'While you were away',
    hiddenLine: (count) => (count === 1 ? 'One message waits for you.' : `${count} messages wait for you.`),
    more: (count) => `And ${count} more.`,
    open: 'Open Parley',
    footnote: 'You get this because you were away. How often, and whether, is set under Settings, Notifications.',
    stop: 'No more mails of this kind',
  },
  de: {
    hiddenPush: 'Sie haben eine neue Nachricht',
    mailSubject: (firm) => `Neues für Sie in ${firm}`,
    mailTitle: 'Während Sie weg waren',
    hiddenLine: (count) => (count === 1 ? 'Eine Nachricht wartet auf Sie.' : `${count} Nachrichten warten auf Sie.`),
    more: (count) => `Und ${count} weitere.`,
    open: 'Parley öffnen',
    footnote:
      'Sie erhalten diese Mail, weil Sie abwesend waren. Ob und wie oft, stellen Sie unter Einstellungen, Benachrichtigungen ein.',
    stop: 'Keine Mails dieser Art mehr',
  },
  fr: {
    hiddenPush: 'Vous avez un nouveau message',
    mailSubject: (firm) => `Du nouveau pour vous dans ${firm}`,
    mailTitle: 'En votre absence',
    hiddenLine: (count) => (count === 1 ? 'Un message vous attend.' : `${count} messages vous attendent.`),
    more: (count) => `Et ${count} de plus.`,
    open: 'Ouvrir Parley',
    footnote: 'Vous recevez ce message parce que vous étiez absent. Réglez sa fréquence sous Paramètres, Notifications.',
    stop: 'Ne plus recevoir ce type de message',
  },
  es: {
    hiddenPush: 'Tiene un mensaje nuevo',
    mailSubject: (firm) => `Novedades para usted en ${firm}`,
    mailTitle: 'Durante su ausencia',
    hiddenLine: (count) => (count === 1 ? 'Un mensaje le espera.' : `${count} mensajes le esperan.`),
    more: (count) => `Y ${count} más.`,
    open: 'Abrir Parley',
    footnote: 'Recibe este correo por su ausencia. La frecuencia se cambia en Ajustes, Notificaciones.',
    stop: 'No recibir más correos de este tipo',
  },
  ar: {
    hiddenPush: 'لديك رسالة جديدة',
    mailSubject: (firm) => `جديد لك في ${firm}`,
    mailTitle: 'أثناء غيابك',
    hiddenLine: (count) => `عدد الرسائل التي تنتظرك: ${count}.`,
    more: (count) => `وغيرها: ${count}.`,
    open: 'فتح Parley',
    footnote: 'تصلك هذه الرسالة لأنك كنت غائبًا. يمكن تغيير ذلك من الإعدادات، الإشعارات.',
    stop: 'إيقاف هذا النوع من الرسائل',
  },
  ja: {
    hiddenPush: '新しいメッセージがあります',
    mailSubject: (firm) => `${firm} の新着`,
    mailTitle: 'ご不在の間に',
    hiddenLine: (count) => `${count} 件のメッセージがあります。`,
    more: (count) => `ほか ${count} 件。`,
    open: 'Parley を開く',
    footnote: 'ご不在だったためお送りしています。頻度は「設定」の「通知」で変更できます。',
    stop: 'この種のメールを停止する',
  },
};
