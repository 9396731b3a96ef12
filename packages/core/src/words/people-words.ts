import type { Locale } from '@parley/contract/choices';

/** What is said by mail of coming in, staying and leaving. */
export type PeopleWords = {
  joining: { subject: (firm: string) => string; lead: (firm: string) => string; next: string; footnote: (until: string) => string };
  guest: { next: string };
  signIn: { subject: string; lead: string; footnote: string };
  welcome: { subject: (firm: string) => string; lead: string };
  owner: {
    subject: (firm: string) => string;
    made: (from: string, firm: string) => string;
    gave: (to: string, firm: string) => string;
    footnote: string;
  };
  ending: { subject: (firm: string) => string; lead: (firm: string, day: string) => string; next: string };
  open: (firm: string) => string;
  /** Why this mail came. */
  because: (firm: string) => string;
};

const en: PeopleWords = {
  joining: {
    subject: (firm) => `Finish joining ${firm}`,
    lead: (firm) => `You asked to come into ${firm} with this address. Open the link to show that it is yours.`,
    next: 'Choose a name and a password there.',
    footnote: (until) => `The link works once, until ${until}. If you did not ask for it, do nothing: nobody comes in without it.`,
  },
  guest: { next: 'Say your name there, and you are in. You need no password: a link by mail lets you in whenever you come back.' },
  signIn: {
    subject: 'Sign in to Parley',
    lead: 'Open this link on the device where you want to be signed in.',
    footnote:
      'The link works once, for a quarter of an hour. If you did not ask for it, do nothing: nobody is signed in without it.',
  },
  welcome: {
    subject: (firm) => `You may come into ${firm}`,
    lead: 'Your request was approved. Sign in with the password that you chose.',
  },
  owner: {
    subject: (firm) => `The ownership of ${firm} has changed`,
    made: (from, firm) => `${from} has made you the owner of ${firm}. You decide about its people, rules and bills from now on.`,
    gave: (to, firm) => `You have handed ${firm} over to ${to}. You are an admin from now on.`,
    footnote: 'If this is a surprise, talk to the other person at once, and look at the audit log.',
  },
  ending: {
    subject: (firm) => `Your time as a guest of ${firm} is nearly over`,
    lead: (firm, day) => `You can come into ${firm} until ${day}.`,
    next: 'If you need longer, ask whoever invited you: they can put the day off.',
  },
  open: (firm) => `Open ${firm}`,
  because: (firm) => `You get this mail because you take part in ${firm}.`,
};
const de: PeopleWords = {
  joining: {
    subject: (firm) => `Beitritt zu ${firm} abschließen`,
    lead: (firm) => `Sie möchten mit dieser Adresse zu ${firm} kommen. Öffnen Sie den Link, um zu zeigen, dass sie Ihnen gehört.`,
    next: 'Wählen Sie dort einen Namen und ein Passwort.',
    footnote: (until) =>
      `Der Link gilt einmal, bis ${until}. Falls Sie ihn nicht angefordert haben, tun Sie nichts: Ohne ihn kommt niemand herein.`,
  },
  guest: {
    next: 'Nennen Sie dort Ihren Namen, und Sie sind dabei. Sie brauchen kein Passwort: Ein Link per E-Mail lässt Sie jederzeit wieder herein.',
  },
  signIn: {
    subject: 'Bei Parley anmelden',
    lead: 'Öffnen Sie diesen Link auf dem Gerät, auf dem Sie angemeldet sein möchten.',
    footnote:
      'Der Link gilt einmal und eine Viertelstunde lang. Falls Sie ihn nicht angefordert haben, tun Sie nichts: Ohne ihn wird niemand angemeldet.',
  },
  welcome: {
    subject: (firm) => `Sie können jetzt zu ${firm}`,
    lead: 'Ihrer Anfrage wurde zugestimmt. Melden Sie sich mit dem Passwort an, das Sie gewählt haben.',
  },
  owner: {
    subject: (firm) => `${firm} hat einen neuen Inhaber`,
    made: (from, firm) =>
      `${from} hat Sie zum Inhaber von ${firm} gemacht. Sie entscheiden ab jetzt über Personen, Regeln und Rechnungen.`,
    gave: (to, firm) => `Sie haben ${firm} an ${to} übergeben. Ab jetzt sind Sie Administrator.`,
    footnote: 'Falls Sie das überrascht, sprechen Sie sofort mit der anderen Person und sehen Sie ins Prüfprotokoll.',
  },
  ending: {
    subject: (firm) => `Ihre Zeit als Gast von ${firm} ist bald zu Ende`,
    lead: (firm, day) => `Sie können bis ${day} zu ${firm} kommen.`,
    next: 'Wenn Sie länger brauchen, fragen Sie die Person, die Sie eingeladen hat: Sie kann den Tag verschieben.',
  },
  open: (firm) => `${firm} öffnen`,
  because: (firm) => `Sie erhalten diese E-Mail, weil Sie bei ${firm} mitwirken.`,
};
const fr: PeopleWords = {
  joining: {
    subject: (firm) => `Terminez votre entrée dans ${firm}`,
    lead: (firm) => `Vous avez demandé à rejoindre ${firm} avec cette adresse. Ouvrez le lien pour montrer qu’elle est à vous.`,
    next: 'Vous y choisirez un nom et un mot de passe.',
    footnote: (until) =>
      `Le lien fonctionne une fois, jusqu’au ${until}. Si vous n’avez rien demandé, ne faites rien : personne n’entre sans lui.`,
  },
  guest: {
    next: 'Indiquez-y votre nom, et vous y êtes. Aucun mot de passe n’est nécessaire : un lien par e-mail vous fait revenir quand vous voulez.',
  },
  signIn: {
    subject: 'Se connecter à Parley',
    lead: 'Ouvrez ce lien sur l’appareil où vous voulez être connecté.',
    footnote:
      'Le lien fonctionne une fois, pendant un quart d’heure. Si vous n’avez rien demandé, ne faites rien : personne n’est connecté sans lui.',
  },
  welcome: {
    subject: (firm) => `Vous pouvez entrer dans ${firm}`,
    lead: 'Votre demande a été approuvée. Connectez-vous avec le mot de passe que vous avez choisi.',
  },
  owner: {
    subject: (firm) => `${firm} a changé de propriétaire`,
    made: (from, firm) =>
      `${from} vous a fait propriétaire de ${firm}. C’est vous qui décidez désormais des personnes, des règles et des factures.`,
    gave: (to, firm) => `Vous avez remis ${firm} à ${to}. Vous en êtes désormais administrateur.`,
    footnote: 'Si cela vous surprend, parlez tout de suite à l’autre personne et consultez le journal d’audit.',
  },
  ending: {
    subject: (firm) => `Votre accès d’invité à ${firm} touche à sa fin`,
    lead: (firm, day) => `Vous pouvez entrer dans ${firm} jusqu’au ${day}.`,
    next: 'S’il vous faut plus de temps, demandez à la personne qui vous a invité : elle peut repousser la date.',
  },
  open: (firm) => `Ouvrir ${firm}`,
  because: (firm) => `Vous recevez cet e-mail parce que vous participez à ${firm}.`,
};
const es: PeopleWords = {
  joining: {
    subject: (firm) => `Complete su entrada en ${firm}`,
    lead: (firm) => `Ha pedido entrar en ${firm} con esta dirección. Abra el enlace para mostrar que es suya.`,
    next: 'Elija allí un nombre y una contraseña.',
    footnote: (until) => `El enlace sirve una vez, hasta el ${until}. Si no lo ha pedido, no haga nada: sin él no entra nadie.`,
  },
  guest: {
    next: 'Escriba allí su nombre y ya estará dentro. No necesita contraseña: un enlace por correo le deja entrar cuando vuelva.',
  },
  signIn: {
    subject: 'Iniciar sesión en Parley',
    lead: 'Abra este enlace en el dispositivo en el que quiere iniciar sesión.',
    footnote: 'El enlace sirve una vez, durante un cuarto de hora. Si no lo ha pedido, no haga nada: sin él nadie inicia sesión.',
  },
  welcome: {
    subject: (firm) => `Ya puede entrar en ${firm}`,
    lead: 'Su solicitud ha sido aprobada. Inicie sesión con la contraseña que eligió.',
  },
  owner: {
    subject: (firm) => `${firm} ha cambiado de propietario`,
    made: (from, firm) =>
      `${from} le ha hecho propietario de ${firm}. Desde ahora decide sobre las personas, las reglas y las facturas.`,
    gave: (to, firm) => `Ha entregado ${firm} a ${to}. Desde ahora es administrador.`,
    footnote: 'Si esto le sorprende, hable enseguida con la otra persona y mire el registro de auditoría.',
  },
  ending: {
    subject: (firm) => `Su tiempo como invitado de ${firm} está por terminar`,
    lead: (firm, day) => `Puede entrar en ${firm} hasta el ${day}.`,
    next: 'Si necesita más tiempo, pídaselo a quien le invitó: puede aplazar la fecha.',
  },
  open: (firm) => `Abrir ${firm}`,
  because: (firm) => `Recibe este correo porque participa en ${firm}.`,
};
const ar: PeopleWords = {
  joining: {
    subject: (firm) => `أكمل الانضمام إلى ${firm}`,
    lead: (firm) => `طلبت الدخول إلى ${firm} بهذا العنوان. افتح الرابط لتثبت أنه عنوانك.`,
    next: 'اختر هناك اسمًا وكلمة مرور.',
    footnote: (until) => `يعمل الرابط مرة واحدة حتى ${until}. إن لم تطلبه فلا تفعل شيئًا: لا يدخل أحد من دونه.`,
  },
  guest: { next: 'اكتب اسمك هناك وتكون قد دخلت. لا تحتاج إلى كلمة مرور: رابط بالبريد يُدخلك كلما عدت.' },
  signIn: {
    subject: 'تسجيل الدخول إلى Parley',
    lead: 'افتح هذا الرابط على الجهاز الذي تريد تسجيل الدخول منه.',
    footnote: 'يعمل الرابط مرة واحدة لمدة ربع ساعة. إن لم تطلبه فلا تفعل شيئًا: لا يُسجَّل دخول أحد من دونه.',
  },
  welcome: {
    subject: (firm) => `يمكنك الآن الدخول إلى ${firm}`,
    lead: 'تمت الموافقة على طلبك. سجّل الدخول بكلمة المرور التي اخترتها.',
  },
  owner: {
    subject: (firm) => `تغيّرت ملكية ${firm}`,
    made: (from, firm) => `جعلك ${from} مالكًا لـ${firm}. أنت من يقرر من الآن في شأن الأشخاص والقواعد والفواتير.`,
    gave: (to, firm) => `سلّمت ${firm} إلى ${to}. أنت مشرف من الآن.`,
    footnote: 'إن فاجأك هذا فتحدث إلى الشخص الآخر فورًا، وانظر في سجل التدقيق.',
  },
  ending: {
    subject: (firm) => `مدة ضيافتك في ${firm} تقارب الانتهاء`,
    lead: (firm, day) => `يمكنك الدخول إلى ${firm} حتى ${day}.`,
    next: 'إن احتجت إلى وقت أطول فاطلب ذلك ممن دعاك: يمكنه تأجيل الموعد.',
  },
  open: (firm) => `فتح ${firm}`,
  because: (firm) => `يصلك هذا البريد لأنك تشارك في ${firm}.`,
};
const ja: PeopleWords = {
  joining: {
    subject: (firm) => `${firm}への参加を完了してください`,
    lead: (firm) =>
      `このアドレスで${firm}への参加が申し込まれました。ご自身のアドレスであることを示すため、リンクを開いてください。`,
    next: 'そこで名前とパスワードを決めます。',
    footnote: (until) =>
      `リンクは${until}まで、一度だけ使えます。心当たりがない場合は何もしないでください。リンクなしでは誰も参加できません。`,
  },
  guest: {
    next: 'そこで名前を入力すると、すぐに参加できます。パスワードは要りません。次からもメールのリンクで入れます。',
  },
  signIn: {
    subject: 'Parleyにサインイン',
    lead: 'サインインしたい端末でこのリンクを開いてください。',
    footnote:
      'リンクは15分間、一度だけ使えます。心当たりがない場合は何もしないでください。リンクなしでは誰もサインインできません。',
  },
  welcome: {
    subject: (firm) => `${firm}に参加できるようになりました`,
    lead: '申し込みが承認されました。ご自身で決めたパスワードでサインインしてください。',
  },
  owner: {
    subject: (firm) => `${firm}のオーナーが変わりました`,
    made: (from, firm) => `${from}さんがあなたを${firm}のオーナーにしました。これからは人、ルール、請求について決められます。`,
    gave: (to, firm) => `${firm}を${to}さんに引き継ぎました。これからあなたは管理者です。`,
    footnote: '心当たりがない場合は、すぐに相手の方と話し、監査ログを確かめてください。',
  },
  ending: {
    subject: (firm) => `${firm}のゲストとしての期間がまもなく終わります`,
    lead: (firm, day) => `${firm}には${day}まで入れます。`,
    next: 'もっと時間が必要な場合は、招待した方に頼んでください。日付を延ばせます。',
  },
  open: (firm) => `${firm}を開く`,
  because: (firm) => `${firm}に参加しているため、このメールをお送りしています。`,
};

export const peopleWords: Record<Locale, PeopleWords> = { en, de, fr, es, ar, ja };
