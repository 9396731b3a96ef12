import type { Locale } from '@parley/contract/choices';

/** What is said by mail of where people sign in from. */
export type SignInWords = {
  newDevice: {
    subject: string;
    lead: (device: string, address: string) => string;
    when: (time: string) => string;
    action: string;
    footnote: string;
  };
  recovery: { subject: (firm: string) => string; lead: (firm: string) => string; next: string; action: string; footnote: string };
  recovered: { subject: (firm: string) => string; lead: (owner: string, firm: string) => string; action: string; footnote: string };
};

const en: SignInWords = {
  newDevice: {
    subject: 'New sign-in to your account',
    lead: (device, address) => `Somebody signed in to your account with ${device}, from the network address ${address}.`,
    when: (time) => `That was on ${time}.`,
    action: 'See your devices',
    footnote: 'If it was you, there is nothing to do. If not, sign that device out and change your password.',
  },
  recovery: {
    subject: (firm) => `Open ${firm} to all networks`,
    lead: (firm) => `${firm} lets people in from certain networks only, and you asked for a way in from another one.`,
    next: 'The link lifts that rule for everybody until it is set again. All owners are told.',
    action: 'Lift the rule',
    footnote: 'The link works once, for half an hour. If you did not ask for it, do nothing, and change your password.',
  },
  recovered: {
    subject: (firm) => `${firm} opens from all networks now`,
    lead: (owner, firm) => `${owner} lifted the rule that ${firm} opens from certain networks only, by a link sent by mail.`,
    action: 'Look at the sign-in rules',
    footnote: 'You get this mail because you are an owner. If this is a surprise, talk to them at once.',
  },
};
const de: SignInWords = {
  newDevice: {
    subject: 'Neue Anmeldung an Ihrem Konto',
    lead: (device, address) => `Jemand hat sich mit ${device} von der Netzwerkadresse ${address} an Ihrem Konto angemeldet.`,
    when: (time) => `Das war am ${time}.`,
    action: 'Geräte ansehen',
    footnote: 'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, melden Sie das Gerät ab und ändern Sie Ihr Passwort.',
  },
  recovery: {
    subject: (firm) => `${firm} für alle Netze öffnen`,
    lead: (firm) => `${firm} lässt nur aus bestimmten Netzen herein, und Sie haben um einen Zugang aus einem anderen gebeten.`,
    next: 'Der Link hebt diese Regel für alle auf, bis sie neu gesetzt wird. Alle Inhaber werden benachrichtigt.',
    action: 'Regel aufheben',
    footnote:
      'Der Link gilt einmal und eine halbe Stunde lang. Falls Sie ihn nicht angefordert haben, öffnen Sie ihn nicht und ändern Sie Ihr Passwort.',
  },
  recovered: {
    subject: (firm) => `${firm} ist jetzt aus allen Netzen erreichbar`,
    lead: (owner, firm) =>
      `${owner} hat per E-Mail-Link die Regel aufgehoben, dass ${firm} nur aus bestimmten Netzen erreichbar ist.`,
    action: 'Anmelderegeln ansehen',
    footnote: 'Sie erhalten diese E-Mail als Inhaber. Wenn Sie das überrascht, sprechen Sie die Person sofort an.',
  },
};
const fr: SignInWords = {
  newDevice: {
    subject: 'Nouvelle connexion à votre compte',
    lead: (device, address) => `Quelqu’un s’est connecté à votre compte avec ${device}, depuis l’adresse réseau ${address}.`,
    when: (time) => `C’était le ${time}.`,
    action: 'Voir vos appareils',
    footnote: 'Si c’était vous, il n’y a rien à faire. Sinon, déconnectez cet appareil et changez votre mot de passe.',
  },
  recovery: {
    subject: (firm) => `Ouvrir ${firm} à tous les réseaux`,
    lead: (firm) => `${firm} n’est accessible que depuis certains réseaux, et vous avez demandé un accès depuis un autre.`,
    next: 'Le lien lève cette règle pour tout le monde jusqu’à ce qu’elle soit rétablie. Tous les propriétaires sont prévenus.',
    action: 'Lever la règle',
    footnote:
      'Le lien sert une fois, pendant une demi-heure. Si vous ne l’avez pas demandé, ignorez-le et changez votre mot de passe.',
  },
  recovered: {
    subject: (firm) => `${firm} est désormais accessible depuis tous les réseaux`,
    lead: (owner, firm) => `${owner} a levé, par un lien envoyé par e-mail, la règle qui limitait ${firm} à certains réseaux.`,
    action: 'Voir les règles de connexion',
    footnote: 'Vous recevez cet e-mail en tant que propriétaire. Si cela vous surprend, parlez-lui sans attendre.',
  },
};
const es: SignInWords = {
  newDevice: {
    subject: 'Nuevo inicio de sesión en su cuenta',
    lead: (device, address) => `Alguien inició sesión en su cuenta con ${device}, desde la dirección de red ${address}.`,
    when: (time) => `Fue el ${time}.`,
    action: 'Ver sus dispositivos',
    footnote: 'Si fue usted, no hay nada que hacer. Si no, cierre la sesión de ese dispositivo y cambie su contraseña.',
  },
  recovery: {
    subject: (firm) => `Abrir ${firm} a todas las redes`,
    lead: (firm) => `${firm} solo se abre desde ciertas redes, y usted pidió entrar desde otra.`,
    next: 'El enlace levanta esa regla para todos hasta que se vuelva a fijar. Se avisa a todos los propietarios.',
    action: 'Levantar la regla',
    footnote: 'El enlace sirve una vez, durante media hora. Si no lo pidió, no lo abra y cambie su contraseña.',
  },
  recovered: {
    subject: (firm) => `${firm} se abre ahora desde todas las redes`,
    lead: (owner, firm) => `${owner} levantó, con un enlace enviado por correo, la regla que limitaba ${firm} a ciertas redes.`,
    action: 'Ver las reglas de inicio de sesión',
    footnote: 'Recibe este correo por ser propietario. Si le sorprende, hable con esa persona de inmediato.',
  },
};
const ar: SignInWords = {
  newDevice: {
    subject: 'تسجيل دخول جديد إلى حسابك',
    lead: (device, address) => `سجّل أحدهم الدخول إلى حسابك باستخدام ${device} من عنوان الشبكة ${address}.`,
    when: (time) => `كان ذلك في ${time}.`,
    action: 'عرض أجهزتك',
    footnote: 'إن كنت أنت فلا حاجة إلى فعل شيء. وإلا فأخرِج ذلك الجهاز وغيّر كلمة مرورك.',
  },
  recovery: {
    subject: (firm) => `فتح ${firm} لكل الشبكات`,
    lead: (firm) => `لا يُفتح ${firm} إلا من شبكات معيّنة، وقد طلبت الدخول من شبكة أخرى.`,
    next: 'يرفع الرابط هذه القاعدة عن الجميع إلى أن تُضبط من جديد، ويُبلَّغ كل المالكين.',
    action: 'رفع القاعدة',
    footnote: 'يعمل الرابط مرة واحدة خلال نصف ساعة. إن لم تطلبه فلا تفتحه وغيّر كلمة مرورك.',
  },
  recovered: {
    subject: (firm) => `يُفتح ${firm} الآن من كل الشبكات`,
    lead: (owner, firm) => `رفع ${owner} برابط أُرسل بالبريد القاعدة التي كانت تقصر ${firm} على شبكات معيّنة.`,
    action: 'عرض قواعد تسجيل الدخول',
    footnote: 'تصلك هذه الرسالة لأنك مالك. إن فاجأك ذلك فتحدّث إليه فورًا.',
  },
};
const ja: SignInWords = {
  newDevice: {
    subject: 'アカウントへの新しいサインイン',
    lead: (device, address) => `${device}（ネットワークアドレス ${address}）から、あなたのアカウントにサインインがありました。`,
    when: (time) => `日時は${time}です。`,
    action: 'デバイスを見る',
    footnote:
      'ご本人であれば、何もする必要はありません。心当たりがなければ、そのデバイスをサインアウトさせ、パスワードを変更してください。',
  },
  recovery: {
    subject: (firm) => `${firm}をすべてのネットワークに開く`,
    lead: (firm) => `${firm}は特定のネットワークからのみ開けます。別のネットワークから入る方法が求められました。`,
    next: 'リンクを使うと、再び設定されるまで全員についてこのルールが外れます。すべての所有者に知らせます。',
    action: 'ルールを外す',
    footnote: 'リンクは30分間、一度だけ使えます。心当たりがなければ開かずに、パスワードを変更してください。',
  },
  recovered: {
    subject: (firm) => `${firm}はすべてのネットワークから開けるようになりました`,
    lead: (owner, firm) => `${owner}さんがメールのリンクを使い、${firm}を特定のネットワークに限るルールを外しました。`,
    action: 'サインインのルールを見る',
    footnote: '所有者の方にお送りしています。心当たりがなければ、すぐにその方に確認してください。',
  },
};

export const signInWords: { [L in Locale]: SignInWords } = { en, de, fr, es, ar, ja };
