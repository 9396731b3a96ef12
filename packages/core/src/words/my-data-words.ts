import type { Locale } from '@parley/contract/choices';

type MyDataWords = {
  title: (firm: string) => string;
  lead: (firm: string, day: string) => string;
  action: string;
  footnote: string;
};

/** What is written to somebody whose own data is ready to be taken. */
export const myDataWords: Record<Locale, MyDataWords> = {
  en: {
    title: (firm) => `Your data from ${firm} is ready`,
    lead: (firm, day) =>
      `Everything of your own that ${firm} holds is in one file. You can download it in your settings until ${day}.`,
    action: 'Go to your settings',
    footnote: 'If you did not ask for it, end your other sessions under Settings, Devices, and tell an owner.',
  },
  de: {
    title: (firm) => `Ihre Daten von ${firm} liegen bereit`,
    lead: (firm, day) =>
      `Alles Eigene von Ihnen bei ${firm} liegt in einer Datei. Sie können sie bis ${day} in Ihren Einstellungen herunterladen.`,
    action: 'Zu Ihren Einstellungen',
    footnote:
      'Wenn Sie nicht darum gebeten haben, beenden Sie Ihre anderen Sitzungen unter Einstellungen, Geräte, und sagen Sie es einem Inhaber.',
  },
  fr: {
    title: (firm) => `Vos données de ${firm} sont prêtes`,
    lead: (firm, day) =>
      `Tout ce que ${firm} conserve de vous se trouve dans un fichier. Vous pouvez le télécharger dans vos paramètres jusqu’au ${day}.`,
    action: 'Ouvrir vos paramètres',
    footnote: 'Si vous n’avez rien demandé, fermez vos autres sessions sous Paramètres, Appareils, et prévenez un propriétaire.',
  },
  es: {
    title: (firm) => `Sus datos de ${firm} están listos`,
    lead: (firm, day) => `Todo lo suyo que guarda ${firm} está en un archivo. Puede descargarlo en sus ajustes hasta el ${day}.`,
    action: 'Ir a sus ajustes',
    footnote: 'Si no lo ha pedido, cierre sus otras sesiones en Ajustes, Dispositivos, y avise a un propietario.',
  },
  ar: {
    title: (firm) => `بياناتك من ${firm} جاهزة`,
    lead: (firm, day) => `كل ما يخصك لدى ${firm} في ملف واحد. يمكنك تنزيله من إعداداتك حتى ${day}.`,
    action: 'الانتقال إلى إعداداتك',
    footnote: 'إذا لم تطلب ذلك فأنهِ جلساتك الأخرى من الإعدادات، الأجهزة، وأخبر أحد المالكين.',
  },
  ja: {
    title: (firm) => `${firm} にあるあなたのデータの準備ができました`,
    lead: (firm, day) =>
      `${firm} にあるあなた自身のデータを 1 つのファイルにまとめました。${day}まで設定からダウンロードできます。`,
    action: '設定を開く',
    footnote: 'お心当たりがない場合は、「設定」の「デバイス」で他のセッションを終了し、オーナーに連絡してください。',
  },
};
