import type { Locale } from '@parley/contract/choices';

/** What is said by mail when an archive of a firm's own takes its record no longer. */
type JournalWords = {
  subject: (firm: string) => string;
  lead: (name: string) => string;
  gap: string;
  next: string;
  action: string;
  footnote: string;
};

export const journalWords: Record<Locale, JournalWords> = {
  en: {
    subject: (firm) => `The record of ${firm} is no longer sent on`,
    lead: (name) => `For a day, “${name}” has taken nothing. Parley has stopped trying.`,
    gap: 'An entry is missing from the log, so nothing after it was sent. Do not delete anything, and check the archive.',
    next: 'Nothing is lost: once the other side works again, sending goes on with the entry where it stopped.',
    action: 'Open the journal',
    footnote: 'You get this mail because you are an owner.',
  },
  de: {
    subject: (firm) => `Die Aufzeichnung von ${firm} wird nicht mehr weitergeleitet`,
    lead: (name) => `Seit einem Tag hat „${name}“ nichts angenommen. Parley versucht es nicht weiter.`,
    gap: 'Im Protokoll fehlt ein Eintrag, darum wurde nichts danach gesendet. Löschen Sie nichts, und prüfen Sie das Archiv.',
    next: 'Es geht nichts verloren: Sobald die Gegenseite wieder läuft, geht es mit dem Eintrag weiter, bei dem es aufhörte.',
    action: 'Journal öffnen',
    footnote: 'Sie erhalten diese E-Mail, weil Ihnen der Arbeitsbereich gehört.',
  },
  fr: {
    subject: (firm) => `L’enregistrement de ${firm} n’est plus transmis`,
    lead: (name) => `Depuis un jour, « ${name} » n’a rien accepté. Parley a cessé d’essayer.`,
    gap: 'Une entrée manque dans le journal ; rien de ce qui la suit n’a été envoyé. Ne supprimez rien et vérifiez les archives.',
    next: 'Rien n’est perdu : dès que l’autre côté fonctionne à nouveau, l’envoi reprend à l’entrée où il s’est arrêté.',
    action: 'Ouvrir la journalisation',
    footnote: 'Vous recevez ce message parce que vous êtes propriétaire.',
  },
  es: {
    subject: (firm) => `El registro de ${firm} ya no se envía`,
    lead: (name) => `Desde hace un día, «${name}» no acepta nada. Parley ha dejado de intentarlo.`,
    gap: 'Falta una entrada en el registro, así que no se envió nada posterior. No borre nada y compruebe el archivo.',
    next: 'No se pierde nada: cuando el otro lado vuelva a funcionar, el envío sigue con la entrada en que se detuvo.',
    action: 'Abrir el envío del registro',
    footnote: 'Recibe este correo porque es propietario del espacio de trabajo.',
  },
  ar: {
    subject: (firm) => `لم يعد سجل ${firm} يُرسَل`,
    lead: (name) => `منذ يوم لم يقبل «${name}» شيئًا، فتوقف Parley عن المحاولة.`,
    gap: 'ينقص قيد من السجل، لذلك لم يُرسَل شيء بعده. لا تحذف شيئًا، وافحص الأرشيف.',
    next: 'لم يضِع شيء: حين يعود الطرف الآخر إلى العمل يستمر الإرسال من القيد الذي توقف عنده.',
    action: 'فتح إرسال السجل',
    footnote: 'يصلك هذا البريد لأنك مالك.',
  },
  ja: {
    subject: (firm) => `${firm}の記録の送信が止まりました`,
    lead: (name) => `「${name}」が1日のあいだ何も受け取らなかったため、Parleyは送信をやめました。`,
    gap: 'ログの記録がひとつ欠けているため、それより後は送られていません。何も削除せず、アーカイブを確認してください。',
    next: '失われたものはありません。相手側が再び動けば、止まった記録から送信を続けられます。',
    action: 'ジャーナルを開く',
    footnote: 'オーナーの方にお送りしています。',
  },
};
