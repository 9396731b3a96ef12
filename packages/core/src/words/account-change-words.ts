import type { Locale } from '@parley/contract/choices';
import type { AccountChange } from '../identity/account-changes.ts';

type AccountChangeWords = {
  subject: Record<AccountChange, string>;
  lead: (device: string, address: string) => string;
  when: (time: string) => string;
  action: string;
  footnote: string;
};

/** What mails say of changes to how a person signs in. */
export const accountChangeWords: Record<Locale, AccountChangeWords> = {
  en: {
    subject: {
      passkeyAdded: 'A passkey was added to your account',
      passkeyRemoved: 'A passkey was removed from your account',
      secondFactorOff: 'The second step of your account was turned off',
    },
    lead: (device, address) => `It was done with ${device}, from the network address ${address}.`,
    when: (time) => `That was on ${time}.`,
    action: 'See how you sign in',
    footnote: 'If it was you, there is nothing to do. If not, sign all devices out and change your password at once.',
  },
  de: {
    subject: {
      passkeyAdded: 'Ihrem Konto wurde ein Passkey hinzugefügt',
      passkeyRemoved: 'Aus Ihrem Konto wurde ein Passkey entfernt',
      secondFactorOff: 'Der zweite Schritt Ihres Kontos wurde ausgeschaltet',
    },
    lead: (device, address) => `Das geschah mit ${device} von der Netzwerkadresse ${address}.`,
    when: (time) => `Das war am ${time}.`,
    action: 'Anmeldung ansehen',
    footnote: 'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, melden Sie alle Geräte ab und ändern Sie sofort Ihr Passwort.',
  },
  fr: {
    subject: {
      passkeyAdded: 'Une clé d’accès a été ajoutée à votre compte',
      passkeyRemoved: 'Une clé d’accès a été retirée de votre compte',
      secondFactorOff: 'La deuxième étape de votre compte a été désactivée',
    },
    lead: (device, address) => `Cela a été fait avec ${device}, depuis l’adresse réseau ${address}.`,
    when: (time) => `C’était le ${time}.`,
    action: 'Voir comment vous vous connectez',
    footnote:
      'Si c’était vous, il n’y a rien à faire. Sinon, déconnectez tous les appareils et changez tout de suite votre mot de passe.',
  },
  es: {
    subject: {
      passkeyAdded: 'Se añadió una llave de acceso a su cuenta',
      passkeyRemoved: 'Se quitó una llave de acceso de su cuenta',
      secondFactorOff: 'Se desactivó el segundo paso de su cuenta',
    },
    lead: (device, address) => `Se hizo con ${device}, desde la dirección de red ${address}.`,
    when: (time) => `Fue el ${time}.`,
    action: 'Ver cómo inicia sesión',
    footnote:
      'Si fue usted, no hay nada que hacer. Si no, cierre la sesión de todos los dispositivos y cambie su contraseña enseguida.',
  },
  ar: {
    subject: {
      passkeyAdded: 'أُضيف مفتاح مرور إلى حسابك',
      passkeyRemoved: 'أُزيل مفتاح مرور من حسابك',
      secondFactorOff: 'أُوقفت الخطوة الثانية في حسابك',
    },
    lead: (device, address) => `جرى ذلك باستخدام ${device} من عنوان الشبكة ${address}.`,
    when: (time) => `كان ذلك في ${time}.`,
    action: 'عرض طرق تسجيل دخولك',
    footnote: 'إن كنت أنت فلا حاجة إلى فعل شيء. وإلا فأخرِج كل الأجهزة وغيّر كلمة مرورك فورًا.',
  },
  ja: {
    subject: {
      passkeyAdded: 'アカウントにパスキーが追加されました',
      passkeyRemoved: 'アカウントからパスキーが削除されました',
      secondFactorOff: 'アカウントの2段階目の確認がオフになりました',
    },
    lead: (device, address) => `${device}（ネットワークアドレス ${address}）から行われました。`,
    when: (time) => `日時は${time}です。`,
    action: 'サインイン方法を見る',
    footnote:
      'ご本人であれば、何もする必要はありません。心当たりがなければ、すべてのデバイスをサインアウトし、すぐにパスワードを変更してください。',
  },
};
