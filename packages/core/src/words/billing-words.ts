import type { Locale } from '@parley/contract/choices';

type Sentence = (firm: string, day: string) => string;
type News = { subject: Sentence; lead: Sentence };

/** What is said by mail about paying, to those who can pay. */
export type BillingWords = {
  grace: News;
  graceEnds: News;
  readOnly: News;
  paid: News;
  trialEnds: News;
  /** Instead of the lead of `grace`: the plan has ended, and the free one is too small. */
  outgrown: Sentence;
  kept: string;
  action: string;
  footnote: (firm: string) => string;
};

export const billingWords: Record<Locale, BillingWords> = {
  en: {
    grace: {
      subject: (firm) => `A bill of ${firm} has not been paid`,
      lead: (_, day) =>
        `The last payment did not go through. Everything goes on as before until ${day}; then the workspace becomes read-only.`,
    },
    graceEnds: {
      subject: (firm, day) => `${firm} becomes read-only on ${day}`,
      lead: (firm, day) => `Something is still open for ${firm}. From ${day} on, nobody can write there until it is settled.`,
    },
    readOnly: {
      subject: (firm) => `${firm} is read-only now`,
      lead: () => 'The time to pay has passed, so nobody can write for now. Writing goes on as soon as the bill is paid.',
    },
    paid: {
      subject: (firm) => `${firm} is in order again`,
      lead: (firm) => `Nothing is open any more for ${firm}, and everybody can write. Thank you.`,
    },
    trialEnds: {
      subject: (firm, day) => `The trial of ${firm} ends on ${day}`,
      lead: (_, day) => `On ${day} the plan is charged for the first time. Until then you can change or cancel it at no cost.`,
    },
    outgrown: (firm, day) =>
      `The plan has ended, and more people are in ${firm} than the free plan holds. Everything goes on as before until ${day}; then the workspace becomes read-only.`,
    kept: 'Nothing is deleted. Everything can be read and exported at any time.',
    action: 'Open billing',
    footnote: (firm) => `You get this mail because you look after the bills of ${firm}.`,
  },
  de: {
    grace: {
      subject: (firm) => `Eine Rechnung von ${firm} ist nicht bezahlt`,
      lead: (_, day) =>
        `Die letzte Zahlung ist fehlgeschlagen. Bis ${day} geht alles weiter wie bisher; danach lässt sich im Arbeitsbereich nur noch lesen.`,
    },
    graceEnds: {
      subject: (firm, day) => `Ab ${day} lässt sich ${firm} nur noch lesen`,
      lead: (firm, day) => `Für ${firm} ist noch etwas offen. Ab ${day} kann dort niemand mehr schreiben, bis es beglichen ist.`,
    },
    readOnly: {
      subject: (firm) => `${firm} lässt sich jetzt nur noch lesen`,
      lead: () =>
        'Die Zahlungsfrist ist abgelaufen, deshalb kann vorerst niemand schreiben. Sobald die Rechnung bezahlt ist, geht es weiter.',
    },
    paid: {
      subject: (firm) => `Bei ${firm} ist wieder alles in Ordnung`,
      lead: (firm) => `Für ${firm} ist nichts mehr offen, und alle können schreiben. Vielen Dank.`,
    },
    trialEnds: {
      subject: (firm, day) => `Die Testzeit von ${firm} endet am ${day}`,
      lead: (_, day) =>
        `Am ${day} wird der Tarif zum ersten Mal berechnet. Bis dahin können Sie ihn kostenlos ändern oder kündigen.`,
    },
    outgrown: (firm, day) =>
      `Der Tarif ist zu Ende, und in ${firm} sind mehr Personen, als der kostenlose Tarif zulässt. Bis ${day} geht alles weiter wie bisher; danach lässt sich im Arbeitsbereich nur noch lesen.`,
    kept: 'Es wird nichts gelöscht. Alles lässt sich jederzeit lesen und exportieren.',
    action: 'Abrechnung öffnen',
    footnote: (firm) => `Sie erhalten diese E-Mail, weil Sie sich um die Rechnungen von ${firm} kümmern.`,
  },
  fr: {
    grace: {
      subject: (firm) => `Une facture de ${firm} n’a pas été payée`,
      lead: (_, day) =>
        `Le dernier paiement a échoué. Tout continue comme avant jusqu’au ${day} ; ensuite, l’espace de travail passe en lecture seule.`,
    },
    graceEnds: {
      subject: (firm, day) => `${firm} passe en lecture seule le ${day}`,
      lead: (firm, day) =>
        `Une somme reste due pour ${firm}. À partir du ${day}, plus personne ne pourra y écrire tant qu’elle n’est pas réglée.`,
    },
    readOnly: {
      subject: (firm) => `${firm} est maintenant en lecture seule`,
      lead: () =>
        'Le délai de paiement est passé ; personne ne peut écrire pour le moment. Tout reprend dès que la facture est payée.',
    },
    paid: {
      subject: (firm) => `Tout est de nouveau en ordre pour ${firm}`,
      lead: (firm) => `Plus rien n’est dû pour ${firm}, et tout le monde peut écrire. Merci.`,
    },
    trialEnds: {
      subject: (firm, day) => `L’essai de ${firm} se termine le ${day}`,
      lead: (_, day) =>
        `Le ${day}, la formule est facturée pour la première fois. D’ici là, vous pouvez la changer ou la résilier sans frais.`,
    },
    outgrown: (firm, day) =>
      `La formule est terminée, et ${firm} compte plus de personnes que la formule gratuite n’en admet. Tout continue comme avant jusqu’au ${day} ; ensuite, l’espace de travail passe en lecture seule.`,
    kept: 'Rien n’est supprimé. Tout peut être lu et exporté à tout moment.',
    action: 'Ouvrir la facturation',
    footnote: (firm) => `Vous recevez ce message parce que vous vous occupez des factures de ${firm}.`,
  },
  es: {
    grace: {
      subject: (firm) => `Una factura de ${firm} no se ha pagado`,
      lead: (_, day) =>
        `El último pago no se pudo cobrar. Todo sigue igual hasta el ${day}; después, el espacio de trabajo será de solo lectura.`,
    },
    graceEnds: {
      subject: (firm, day) => `${firm} será de solo lectura el ${day}`,
      lead: (firm, day) => `Aún queda algo pendiente de ${firm}. A partir del ${day} nadie podrá escribir allí hasta que se pague.`,
    },
    readOnly: {
      subject: (firm) => `${firm} es ahora de solo lectura`,
      lead: () =>
        'El plazo de pago ha pasado, así que por ahora nadie puede escribir. Se podrá de nuevo en cuanto se pague la factura.',
    },
    paid: {
      subject: (firm) => `${firm} vuelve a estar en orden`,
      lead: (firm) => `Ya no queda nada pendiente de ${firm} y todos pueden escribir. Gracias.`,
    },
    trialEnds: {
      subject: (firm, day) => `La prueba de ${firm} termina el ${day}`,
      lead: (_, day) => `El ${day} el plan se cobra por primera vez. Hasta entonces puede cambiarlo o cancelarlo sin coste.`,
    },
    outgrown: (firm, day) =>
      `El plan ha terminado y en ${firm} hay más personas de las que admite el plan gratuito. Todo sigue igual hasta el ${day}; después, el espacio de trabajo será de solo lectura.`,
    kept: 'No se borra nada. Todo se puede leer y exportar en cualquier momento.',
    action: 'Abrir facturación',
    footnote: (firm) => `Recibe este correo porque se ocupa de las facturas de ${firm}.`,
  },
  ar: {
    grace: {
      subject: (firm) => `لم تُدفع فاتورة ${firm}`,
      lead: (_, day) => `لم ينجح الدفع الأخير. يستمر كل شيء كما كان حتى ${day}، ثم تصبح مساحة العمل للقراءة فقط.`,
    },
    graceEnds: {
      subject: (firm, day) => `ستصبح ${firm} للقراءة فقط في ${day}`,
      lead: (firm, day) => `ما زال على ${firm} مبلغ مستحق. ابتداءً من ${day} لن يستطيع أحد الكتابة فيها حتى يُسدَّد.`,
    },
    readOnly: {
      subject: (firm) => `أصبحت ${firm} للقراءة فقط`,
      lead: () => 'انقضت مهلة الدفع، فلا يستطيع أحد الكتابة الآن. تعود الكتابة فور دفع الفاتورة.',
    },
    paid: {
      subject: (firm) => `عاد كل شيء في ${firm} إلى وضعه`,
      lead: (firm) => `لم يبق على ${firm} شيء، ويستطيع الجميع الكتابة. شكرًا لك.`,
    },
    trialEnds: {
      subject: (firm, day) => `تنتهي الفترة التجريبية لـ${firm} في ${day}`,
      lead: (_, day) => `في ${day} تُحصَّل قيمة الخطة للمرة الأولى. حتى ذلك الحين يمكنك تغييرها أو إلغاؤها بلا مقابل.`,
    },
    outgrown: (firm, day) =>
      `انتهت الخطة، وفي ${firm} أشخاص أكثر مما تتسع له الخطة المجانية. يستمر كل شيء كما كان حتى ${day}، ثم تصبح مساحة العمل للقراءة فقط.`,
    kept: 'لا يُحذف شيء، ويمكن قراءة كل شيء وتصديره في أي وقت.',
    action: 'فتح الفوترة',
    footnote: (firm) => `يصلك هذا البريد لأنك تتولى فواتير ${firm}.`,
  },
  ja: {
    grace: {
      subject: (firm) => `${firm}の請求が支払われていません`,
      lead: (_, day) =>
        `前回の支払いができませんでした。${day}まではこれまでどおり使えますが、その後ワークスペースは閲覧のみになります。`,
    },
    graceEnds: {
      subject: (firm, day) => `${firm}は${day}に閲覧のみになります`,
      lead: (firm, day) => `${firm}の未払いが残っています。${day}からは、支払われるまで誰も書き込めません。`,
    },
    readOnly: {
      subject: (firm) => `${firm}は閲覧のみになりました`,
      lead: () => '支払いの期限が過ぎたため、今は誰も書き込めません。支払われるとすぐに書き込めるようになります。',
    },
    paid: {
      subject: (firm) => `${firm}は元どおり使えます`,
      lead: (firm) => `${firm}の未払いはなくなり、全員が書き込めます。ありがとうございます。`,
    },
    trialEnds: {
      subject: (firm, day) => `${firm}の試用は${day}に終わります`,
      lead: (_, day) => `${day}に初めての請求があります。それまでは無料で変更や解約ができます。`,
    },
    outgrown: (firm, day) =>
      `プランが終了し、${firm}の人数が無料プランの上限を超えています。${day}まではこれまでどおり使えますが、その後ワークスペースは閲覧のみになります。`,
    kept: '何も削除されません。いつでもすべてを閲覧し、書き出せます。',
    action: '請求を開く',
    footnote: (firm) => `${firm}の請求を担当されている方にお送りしています。`,
  },
};
