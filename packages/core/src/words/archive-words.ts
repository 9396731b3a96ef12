import type { Locale } from '@parley/contract/choices';

/** What owners are told when a check finds that the archive does not fit. */
type ArchiveWords = { title: (firm: string) => string; lead: string; next: string; action: string; footnote: string };

export const archiveWords: Record<Locale, ArchiveWords> = {
  en: {
    title: (firm) => `The archive of ${firm} did not pass its check`,
    lead: 'Each day we recompute the whole archive. This time an entry or a checkpoint does not fit the ones before it: something was changed or is missing.',
    next: 'The archive page names the place. Do not delete anything, take an export, and tell whoever runs this server.',
    action: 'Open the archive',
    footnote: 'Every owner of the workspace gets this mail.',
  },
  de: {
    title: (firm) => `Das Archiv von ${firm} hat seine Prüfung nicht bestanden`,
    lead: 'Jeden Tag rechnen wir das ganze Archiv nach. Diesmal passt ein Eintrag oder ein Prüfpunkt nicht zu den vorigen: Etwas wurde geändert oder fehlt.',
    next: 'Die Archivseite nennt die Stelle. Löschen Sie nichts, nehmen Sie einen Export, und sagen Sie es denen, die diesen Server betreiben.',
    action: 'Archiv öffnen',
    footnote: 'Jeder Inhaber des Arbeitsbereichs bekommt diese E-Mail.',
  },
  fr: {
    title: (firm) => `L’archive de ${firm} n’a pas passé son contrôle`,
    lead: 'Chaque jour, nous recalculons toute l’archive. Cette fois, une entrée ou un point de contrôle ne correspond pas aux précédents : quelque chose a été modifié ou manque.',
    next: 'La page Archive indique l’endroit. Ne supprimez rien, faites une exportation et prévenez les personnes qui gèrent ce serveur.',
    action: 'Ouvrir l’archive',
    footnote: 'Chaque propriétaire de l’espace de travail reçoit ce message.',
  },
  es: {
    title: (firm) => `El archivo de ${firm} no ha superado su comprobación`,
    lead: 'Cada día volvemos a calcular todo el archivo. Esta vez, una entrada o un punto de control no encaja con los anteriores: algo se ha cambiado o falta.',
    next: 'La página del archivo indica el lugar. No borre nada, haga una exportación y avise a quien administra este servidor.',
    action: 'Abrir el archivo',
    footnote: 'Todos los propietarios del espacio de trabajo reciben este correo.',
  },
  ar: {
    title: (firm) => `لم يجتز أرشيف ${firm} فحصه`,
    lead: 'نعيد حساب الأرشيف كله كل يوم. هذه المرة لا يتوافق قيد أو نقطة تحقق مع ما قبله: تغيّر شيء أو فُقد.',
    next: 'تذكر صفحة الأرشيف الموضع. لا تحذف شيئًا، واحصل على تصدير، وأبلغ من يدير هذا الخادم.',
    action: 'فتح الأرشيف',
    footnote: 'يصل هذا البريد إلى كل مالك لمساحة العمل.',
  },
  ja: {
    title: (firm) => `${firm}のアーカイブが検査に通りませんでした`,
    lead: 'アーカイブ全体を毎日計算し直しています。今回、前のものと合わない記録またはチェックポイントがありました。何かが変更されたか、なくなっています。',
    next: '場所はアーカイブのページに表示されます。何も削除せずにエクスポートを取り、このサーバーの運用担当者に知らせてください。',
    action: 'アーカイブを開く',
    footnote: 'このメールはワークスペースのすべてのオーナーに届きます。',
  },
};
