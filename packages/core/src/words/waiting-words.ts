import type { Locale } from '@parley/contract/choices';
import type { DecidedKind, WaitingKind } from '@parley/contract/waiting';

type Decided = { title: (firm: string) => string; lead: Record<DecidedKind, string> };
/** What is written about what waits for somebody's decision: to whoever may decide, and then to whoever asked. Never what it is. */
type WaitingWords = {
  asked: { title: (firm: string) => string; lead: Record<WaitingKind, string> };
  waitingNow: (count: string) => string;
  agreed: Decided;
  refused: Decided;
  open: string;
  because: (firm: string) => string;
};

export const waitingWords: Record<Locale, WaitingWords> = {
  en: {
    asked: {
      title: (firm) => `Something in ${firm} waits for a decision`,
      lead: {
        heldMessages: 'A rule holds a message back until you or somebody else has looked at it.',
        cases: 'Somebody asks to read messages in a case. Nothing can be read before you or another person approves.',
        exports: 'Somebody asks for an export of everything. It is made when a second person agrees.',
        retention: 'Somebody wants to keep messages for a shorter time. A second person has to agree.',
        journal: 'Somebody wants to send the record to a place outside. A second person has to agree.',
        supervisionPolicies: 'A policy that reads closed conversations was proposed. A second person has to agree.',
        reviews: 'Messages are to be reviewed by you.',
        joinRequests: 'Somebody with an address of your firm asks to come in.',
      },
    },
    waitingNow: (count) => `Waiting for you now: ${count}`,
    agreed: {
      title: (firm) => `What you asked for in ${firm} was approved`,
      lead: {
        heldMessages: 'Your message was released and has been sent.',
        cases: 'Your case was approved. The people who work on it can read now. Every search and every view is recorded.',
        exports: 'Somebody agreed to your export of everything. It is being made.',
        retention:
          'Somebody agreed to your change of how long messages are kept. It holds in seven days and can be withdrawn until then.',
        journal: 'Somebody agreed to your journal target. The record is sent there from now on.',
        supervisionPolicies: 'Somebody agreed to your policy. It is in force.',
      },
    },
    refused: {
      title: (firm) => `What you asked for in ${firm} was not approved`,
      lead: {
        heldMessages: 'Your message was kept back. The reason is with it, under Drafts, where you can change it.',
        cases: 'Your case was refused. Nothing can be read. You can change the case and ask again.',
        exports: 'Your export of everything was refused. Nothing was made.',
        retention: 'Your change of how long messages are kept was withdrawn. The rules stay as they are.',
        journal: 'Your journal target was refused. Nothing is sent there.',
        supervisionPolicies: 'Your policy was refused. What was in force stays in force.',
      },
    },
    open: 'Have a look',
    because: (firm) => `You get this mail because you take part in ${firm}.`,
  },
  de: {
    asked: {
      title: (firm) => `Bei ${firm} wartet etwas auf eine Entscheidung`,
      lead: {
        heldMessages: 'Eine Regel hält eine Nachricht an, bis Sie oder jemand anderes sie angesehen hat.',
        cases:
          'Jemand möchte in einem Fall Nachrichten lesen. Bevor Sie oder eine andere Person zustimmen, kann nichts gelesen werden.',
        exports: 'Jemand möchte alles exportieren. Der Export entsteht, wenn eine zweite Person zustimmt.',
        retention: 'Jemand möchte Nachrichten kürzer aufbewahren. Eine zweite Person muss zustimmen.',
        journal: 'Jemand möchte die Aufzeichnung an einen Ort außerhalb senden. Eine zweite Person muss zustimmen.',
        supervisionPolicies:
          'Es wurde eine Richtlinie vorgeschlagen, die geschlossene Unterhaltungen liest. Eine zweite Person muss zustimmen.',
        reviews: 'Nachrichten sind von Ihnen zu prüfen.',
        joinRequests: 'Jemand mit einer Adresse Ihrer Firma möchte beitreten.',
      },
    },
    waitingNow: (count) => `Derzeit für Sie offen: ${count}`,
    agreed: {
      title: (firm) => `Ihrem Wunsch bei ${firm} wurde zugestimmt`,
      lead: {
        heldMessages: 'Ihre Nachricht wurde freigegeben und gesendet.',
        cases: 'Ihr Fall wurde genehmigt. Wer daran arbeitet, kann jetzt lesen. Jede Suche und jede Ansicht wird aufgezeichnet.',
        exports: 'Jemand hat Ihrem Export von allem zugestimmt. Er wird gerade erstellt.',
        retention:
          'Jemand hat Ihrer Änderung der Aufbewahrung zugestimmt. Sie gilt in sieben Tagen und kann bis dahin zurückgezogen werden.',
        journal: 'Jemand hat Ihrer Weiterleitung zugestimmt. Die Aufzeichnung wird ab jetzt dorthin gesendet.',
        supervisionPolicies: 'Jemand hat Ihrer Richtlinie zugestimmt. Sie gilt jetzt.',
      },
    },
    refused: {
      title: (firm) => `Ihrem Wunsch bei ${firm} wurde nicht zugestimmt`,
      lead: {
        heldMessages: 'Ihre Nachricht wurde nicht freigegeben. Der Grund steht bei ihr unter Entwürfe, wo Sie sie ändern können.',
        cases: 'Ihr Fall wurde abgelehnt. Es kann nichts gelesen werden. Sie können den Fall ändern und erneut fragen.',
        exports: 'Ihr Export von allem wurde abgelehnt. Es wurde nichts erstellt.',
        retention: 'Ihre Änderung der Aufbewahrung wurde zurückgezogen. Die Regeln bleiben, wie sie sind.',
        journal: 'Ihre Weiterleitung wurde abgelehnt. Es wird nichts dorthin gesendet.',
        supervisionPolicies: 'Ihre Richtlinie wurde abgelehnt. Was galt, gilt weiter.',
      },
    },
    open: 'Ansehen',
    because: (firm) => `Sie erhalten diese Mail, weil Sie bei ${firm} dabei sind.`,
  },
  fr: {
    asked: {
      title: (firm) => `Quelque chose attend une décision chez ${firm}`,
      lead: {
        heldMessages: 'Une règle retient un message jusqu’à ce que vous ou une autre personne l’ayez examiné.',
        cases:
          'Quelqu’un demande à lire des messages dans un cas. Rien ne peut être lu avant votre accord ou celui d’une autre personne.',
        exports: 'Quelqu’un demande un export complet. Il sera préparé lorsqu’une deuxième personne aura donné son accord.',
        retention: 'Quelqu’un souhaite conserver les messages moins longtemps. Une deuxième personne doit donner son accord.',
        journal: 'Quelqu’un souhaite envoyer l’historique vers un lieu extérieur. Une deuxième personne doit donner son accord.',
        supervisionPolicies:
          'Une politique qui lit des conversations fermées a été proposée. Une deuxième personne doit donner son accord.',
        reviews: 'Des messages sont à examiner par vous.',
        joinRequests: 'Une personne ayant une adresse de votre entreprise demande à entrer.',
      },
    },
    waitingNow: (count) => `En attente de votre décision : ${count}`,
    agreed: {
      title: (firm) => `Votre demande chez ${firm} a été approuvée`,
      lead: {
        heldMessages: 'Votre message a été libéré et envoyé.',
        cases:
          'Votre cas a été approuvé. Les personnes qui y travaillent peuvent lire dès maintenant. Chaque recherche et chaque consultation est enregistrée.',
        exports: 'Quelqu’un a approuvé votre export complet. Il est en préparation.',
        retention:
          'Quelqu’un a approuvé votre changement de durée de conservation. Il s’appliquera dans sept jours et peut être retiré d’ici là.',
        journal: 'Quelqu’un a approuvé votre transmission. L’historique est envoyé dès maintenant.',
        supervisionPolicies: 'Quelqu’un a approuvé votre politique. Elle est en vigueur.',
      },
    },
    refused: {
      title: (firm) => `Votre demande chez ${firm} n’a pas été approuvée`,
      lead: {
        heldMessages: 'Votre message a été retenu. Le motif figure avec lui, sous Brouillons, où vous pouvez le modifier.',
        cases: 'Votre cas a été refusé. Rien ne peut être lu. Vous pouvez le modifier et redemander.',
        exports: 'Votre export complet a été refusé. Rien n’a été préparé.',
        retention: 'Votre changement de durée de conservation a été retiré. Les règles restent les mêmes.',
        journal: 'Votre transmission a été refusée. Rien n’est envoyé.',
        supervisionPolicies: 'Votre politique a été refusée. Ce qui était en vigueur le reste.',
      },
    },
    open: 'Voir',
    because: (firm) => `Vous recevez ce message parce que vous faites partie de ${firm}.`,
  },
  es: {
    asked: {
      title: (firm) => `Algo espera una decisión en ${firm}`,
      lead: {
        heldMessages: 'Una regla retiene un mensaje hasta que usted u otra persona lo haya revisado.',
        cases: 'Alguien pide leer mensajes en un caso. No se puede leer nada antes de que usted u otra persona lo apruebe.',
        exports: 'Alguien pide una exportación de todo. Se prepara cuando una segunda persona está de acuerdo.',
        retention: 'Alguien quiere conservar los mensajes menos tiempo. Una segunda persona tiene que estar de acuerdo.',
        journal: 'Alguien quiere enviar el registro a un lugar externo. Una segunda persona tiene que estar de acuerdo.',
        supervisionPolicies:
          'Se ha propuesto una política que lee conversaciones cerradas. Una segunda persona tiene que estar de acuerdo.',
        reviews: 'Hay mensajes que usted tiene que revisar.',
        joinRequests: 'Alguien con una dirección de su empresa pide entrar.',
      },
    },
    waitingNow: (count) => `Esperan ahora su decisión: ${count}`,
    agreed: {
      title: (firm) => `Se ha aprobado lo que pidió en ${firm}`,
      lead: {
        heldMessages: 'Su mensaje fue liberado y se ha enviado.',
        cases: 'Su caso fue aprobado. Quienes trabajan en él ya pueden leer. Cada búsqueda y cada consulta queda registrada.',
        exports: 'Alguien aprobó su exportación de todo. Se está preparando.',
        retention: 'Alguien aprobó su cambio de conservación. Se aplicará dentro de siete días y hasta entonces se puede retirar.',
        journal: 'Alguien aprobó su envío del registro. El registro se envía desde ahora.',
        supervisionPolicies: 'Alguien aprobó su política. Está en vigor.',
      },
    },
    refused: {
      title: (firm) => `No se ha aprobado lo que pidió en ${firm}`,
      lead: {
        heldMessages: 'Su mensaje fue retenido. El motivo está junto a él, en Borradores, donde puede cambiarlo.',
        cases: 'Su caso fue rechazado. No se puede leer nada. Puede cambiarlo y volver a pedirlo.',
        exports: 'Su exportación de todo fue rechazada. No se ha preparado nada.',
        retention: 'Su cambio de conservación fue retirado. Las reglas siguen como están.',
        journal: 'Su envío del registro fue rechazado. No se envía nada.',
        supervisionPolicies: 'Su política fue rechazada. Lo que estaba en vigor sigue en vigor.',
      },
    },
    open: 'Ver',
    because: (firm) => `Recibe este correo porque participa en ${firm}.`,
  },
  ar: {
    asked: {
      title: (firm) => `هناك ما ينتظر قرارًا في ${firm}`,
      lead: {
        heldMessages: 'تحتجز قاعدةٌ رسالةً إلى أن تنظر فيها أنت أو شخص آخر.',
        cases: 'يطلب أحدهم قراءة رسائل ضمن قضية. لا يمكن قراءة أي شيء قبل موافقتك أو موافقة شخص آخر.',
        exports: 'يطلب أحدهم تصدير كل شيء. يُعدّ التصدير عندما يوافق شخص ثانٍ.',
        retention: 'يريد أحدهم حفظ الرسائل مدة أقصر. يجب أن يوافق شخص ثانٍ.',
        journal: 'يريد أحدهم إرسال السجل إلى مكان خارجي. يجب أن يوافق شخص ثانٍ.',
        supervisionPolicies: 'اقتُرحت سياسة تقرأ محادثات مغلقة. يجب أن يوافق شخص ثانٍ.',
        reviews: 'هناك رسائل عليك مراجعتها.',
        joinRequests: 'يطلب شخص له عنوان بريد من شركتك الدخول.',
      },
    },
    waitingNow: (count) => `ينتظر قرارك الآن: ${count}`,
    agreed: {
      title: (firm) => `تمت الموافقة على ما طلبته في ${firm}`,
      lead: {
        heldMessages: 'أُفرج عن رسالتك وأُرسلت.',
        cases: 'تمت الموافقة على قضيتك. يمكن لمن يعملون عليها القراءة الآن. يُسجَّل كل بحث وكل اطلاع.',
        exports: 'وافق شخص على تصدير كل شيء الذي طلبته. يجري إعداده الآن.',
        retention: 'وافق شخص على تغيير مدة الحفظ الذي طلبته. يسري بعد سبعة أيام ويمكن سحبه حتى ذلك الحين.',
        journal: 'وافق شخص على وجهة السجل التي طلبتها. يُرسل السجل إليها من الآن.',
        supervisionPolicies: 'وافق شخص على سياستك. وهي سارية الآن.',
      },
    },
    refused: {
      title: (firm) => `لم تتم الموافقة على ما طلبته في ${firm}`,
      lead: {
        heldMessages: 'حُجبت رسالتك. السبب معها ضمن المسودات، حيث يمكنك تغييرها.',
        cases: 'رُفضت قضيتك. لا يمكن قراءة أي شيء. يمكنك تغييرها والطلب من جديد.',
        exports: 'رُفض تصدير كل شيء الذي طلبته. لم يُعدّ شيء.',
        retention: 'سُحب تغيير مدة الحفظ الذي طلبته. تبقى القواعد كما هي.',
        journal: 'رُفضت وجهة السجل التي طلبتها. لا يُرسل إليها شيء.',
        supervisionPolicies: 'رُفضت سياستك. ما كان ساريًا يبقى ساريًا.',
      },
    },
    open: 'ألقِ نظرة',
    because: (firm) => `تصلك هذه الرسالة لأنك تشارك في ${firm}.`,
  },
  ja: {
    asked: {
      title: (firm) => `${firm} に判断を待っているものがあります`,
      lead: {
        heldMessages: 'ルールによりメッセージが保留されています。あなたまたは別の人が確認するまで送信されません。',
        cases: '調査でメッセージを読みたいという依頼があります。あなたまたは別の人が承認するまで、何も読めません。',
        exports: 'すべてのエクスポートの依頼があります。2 人目が同意すると作成されます。',
        retention: 'メッセージの保存期間を短くしたいという依頼があります。2 人目の同意が必要です。',
        journal: '記録を外部に送りたいという依頼があります。2 人目の同意が必要です。',
        supervisionPolicies: '非公開の会話を読むポリシーが提案されました。2 人目の同意が必要です。',
        reviews: 'あなたが確認するメッセージがあります。',
        joinRequests: '会社のアドレスを持つ人が参加を希望しています。',
      },
    },
    waitingNow: (count) => `現在あなたの判断を待っているもの：${count}`,
    agreed: {
      title: (firm) => `${firm} での依頼が承認されました`,
      lead: {
        heldMessages: 'メッセージの保留が解除され、送信されました。',
        cases: '調査が承認されました。担当者は今から読むことができます。検索と閲覧はすべて記録されます。',
        exports: 'すべてのエクスポートに同意が得られました。作成中です。',
        retention: '保存期間の変更に同意が得られました。7 日後に適用され、それまでは取り下げることができます。',
        journal: 'ジャーナルの送信先に同意が得られました。今から記録が送られます。',
        supervisionPolicies: 'ポリシーに同意が得られました。現在有効です。',
      },
    },
    refused: {
      title: (firm) => `${firm} での依頼は承認されませんでした`,
      lead: {
        heldMessages: 'メッセージは送信されませんでした。理由は「下書き」にあるメッセージで確認でき、そこで変更できます。',
        cases: '調査は却下されました。何も読むことはできません。内容を変更して、もう一度依頼できます。',
        exports: 'すべてのエクスポートは却下されました。何も作成されていません。',
        retention: '保存期間の変更は取り下げられました。ルールはそのままです。',
        journal: 'ジャーナルの送信先は却下されました。何も送信されません。',
        supervisionPolicies: 'ポリシーは却下されました。これまで有効だったものは引き続き有効です。',
      },
    },
    open: '確認する',
    because: (firm) => `${firm} のメンバーであるため、このメールが届いています。`,
  },
};
