import type { Locale } from '@parley/contract/choices';

/** What is written about cases to those whose messages could be read. */
type CaseWords = {
  told: {
    title: (firm: string) => string;
    lead: (firm: string) => string;
    days: (from: string | null, until: string | null) => string;
    by: (name: string) => string;
    next: string;
    action: string;
  };
  because: (firm: string) => string;
};

export const caseWords: Record<Locale, CaseWords> = {
  en: {
    told: {
      title: (firm) => `A case in ${firm} about your messages has ended`,
      lead: (firm) =>
        `In a case of ${firm}, people with permission could read your messages, private conversations among them. The case is over.`,
      days: (from, until) =>
        from && until
          ? `It was about messages from ${from} to ${until}.`
          : from
            ? `It was about messages from ${from} on.`
            : until
              ? `It was about messages up to ${until}.`
              : 'It was about messages of all days.',
      by: (name) => `${name} asked for it.`,
      next: 'Everything that was looked at is recorded. If you have questions, ask an owner of the workspace.',
      action: 'Open your settings',
    },
    because: (firm) => `You get this mail because you take part in ${firm}.`,
  },
  de: {
    told: {
      title: (firm) => `Ein Fall bei ${firm} zu Ihren Nachrichten ist beendet`,
      lead: (firm) =>
        `In einem Fall bei ${firm} konnten befugte Personen Ihre Nachrichten lesen, auch vertrauliche Unterhaltungen. Der Fall ist beendet.`,
      days: (from, until) =>
        from && until
          ? `Es ging um Nachrichten vom ${from} bis zum ${until}.`
          : from
            ? `Es ging um Nachrichten ab dem ${from}.`
            : until
              ? `Es ging um Nachrichten bis zum ${until}.`
              : 'Es ging um Nachrichten aller Tage.',
      by: (name) => `Danach gefragt hat ${name}.`,
      next: 'Alles, was angesehen wurde, ist aufgezeichnet. Wenn Sie Fragen haben, wenden Sie sich an einen Inhaber des Arbeitsbereichs.',
      action: 'Ihre Einstellungen öffnen',
    },
    because: (firm) => `Sie erhalten diese E-Mail, weil Sie bei ${firm} mitwirken.`,
  },
  fr: {
    told: {
      title: (firm) => `Un cas de ${firm} concernant vos messages est terminé`,
      lead: (firm) =>
        `Dans un cas de ${firm}, des personnes autorisées ont pu lire vos messages, y compris des conversations privées. Le cas est terminé.`,
      days: (from, until) =>
        from && until
          ? `Il concernait les messages du ${from} au ${until}.`
          : from
            ? `Il concernait les messages à partir du ${from}.`
            : until
              ? `Il concernait les messages jusqu’au ${until}.`
              : 'Il concernait les messages de toutes les dates.',
      by: (name) => `La demande venait de ${name}.`,
      next: 'Tout ce qui a été consulté est enregistré. Pour toute question, adressez-vous à un propriétaire de l’espace de travail.',
      action: 'Ouvrir vos réglages',
    },
    because: (firm) => `Vous recevez cet e-mail parce que vous participez à ${firm}.`,
  },
  es: {
    told: {
      title: (firm) => `Ha terminado un caso de ${firm} sobre sus mensajes`,
      lead: (firm) =>
        `En un caso de ${firm}, personas autorizadas pudieron leer sus mensajes, también conversaciones privadas. El caso ha terminado.`,
      days: (from, until) =>
        from && until
          ? `Trataba de los mensajes del ${from} al ${until}.`
          : from
            ? `Trataba de los mensajes a partir del ${from}.`
            : until
              ? `Trataba de los mensajes hasta el ${until}.`
              : 'Trataba de los mensajes de todos los días.',
      by: (name) => `Lo pidió ${name}.`,
      next: 'Todo lo que se ha mirado queda registrado. Si tiene preguntas, diríjase a un propietario del espacio de trabajo.',
      action: 'Abrir sus ajustes',
    },
    because: (firm) => `Recibe este correo porque participa en ${firm}.`,
  },
  ar: {
    told: {
      title: (firm) => `انتهت قضية في ${firm} تخص رسائلك`,
      lead: (firm) => `في قضية لدى ${firm} كان بإمكان أشخاص مخوَّلين قراءة رسائلك، ومنها محادثات خاصة. انتهت القضية.`,
      days: (from, until) =>
        from && until
          ? `كانت عن الرسائل من ${from} إلى ${until}.`
          : from
            ? `كانت عن الرسائل بدءًا من ${from}.`
            : until
              ? `كانت عن الرسائل حتى ${until}.`
              : 'كانت عن رسائل كل الأيام.',
      by: (name) => `طلبها ${name}.`,
      next: 'كل ما اطُّلع عليه مسجَّل. إن كانت لديك أسئلة فاسأل أحد مالكي مساحة العمل.',
      action: 'فتح إعداداتك',
    },
    because: (firm) => `يصلك هذا البريد لأنك تشارك في ${firm}.`,
  },
  ja: {
    told: {
      title: (firm) => `あなたのメッセージに関する${firm}の調査が終了しました`,
      lead: (firm) =>
        `${firm}の調査で、権限のある人があなたのメッセージを、非公開の会話も含めて読める状態にありました。調査は終了しました。`,
      days: (from, until) =>
        from && until
          ? `対象は${from}から${until}までのメッセージです。`
          : from
            ? `対象は${from}以降のメッセージです。`
            : until
              ? `対象は${until}までのメッセージです。`
              : '対象はすべての日のメッセージです。',
      by: (name) => `求めたのは${name}さんです。`,
      next: '閲覧された内容はすべて記録されています。ご質問はワークスペースのオーナーにお尋ねください。',
      action: '設定を開く',
    },
    because: (firm) => `${firm}に参加しているため、このメールをお送りしています。`,
  },
};
