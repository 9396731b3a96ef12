import type { DetectorName } from '@parley/contract/boundary-rule';
import type { Locale } from '@parley/contract/choices';

type Kind = 'card' | 'iban' | 'secret' | 'health' | 'personalId' | 'own' | 'link';
/** What a mark says that stands in place of something that a rule has left out. */
const marks: Record<Locale, Record<Kind, string>> = {
  en: {
    card: 'card number left out',
    iban: 'account number left out',
    secret: 'password or key left out',
    health: 'health information left out',
    personalId: 'personal number left out',
    own: 'words left out',
    link: 'link left out',
  },
  de: {
    card: 'Kartennummer entfernt',
    iban: 'Kontonummer entfernt',
    secret: 'Passwort oder Schlüssel entfernt',
    health: 'Gesundheitsangabe entfernt',
    personalId: 'Personenkennzahl entfernt',
    own: 'Wörter entfernt',
    link: 'Link entfernt',
  },
  fr: {
    card: 'numéro de carte retiré',
    iban: 'numéro de compte retiré',
    secret: 'mot de passe ou clé retiré',
    health: 'donnée de santé retirée',
    personalId: 'numéro personnel retiré',
    own: 'mots retirés',
    link: 'lien retiré',
  },
  es: {
    card: 'número de tarjeta omitido',
    iban: 'número de cuenta omitido',
    secret: 'contraseña o clave omitida',
    health: 'dato de salud omitido',
    personalId: 'número personal omitido',
    own: 'palabras omitidas',
    link: 'enlace omitido',
  },
  ar: {
    card: 'حُذف رقم بطاقة',
    iban: 'حُذف رقم حساب',
    secret: 'حُذفت كلمة مرور أو مفتاح',
    health: 'حُذفت معلومة صحية',
    personalId: 'حُذف رقم شخصي',
    own: 'حُذفت كلمات',
    link: 'حُذف رابط',
  },
  ja: {
    card: 'カード番号を省略',
    iban: '口座番号を省略',
    secret: 'パスワードまたは鍵を省略',
    health: '健康情報を省略',
    personalId: '個人番号を省略',
    own: '語句を省略',
    link: 'リンクを省略',
  },
};

const kindOf = (detector: DetectorName): Kind => {
  if (detector === 'links' || detector === 'otherLinks' || detector === 'files') return 'link';
  if (detector === 'card' || detector === 'iban' || detector === 'secret' || detector === 'health' || detector === 'own')
    return detector;
  return 'personalId';
};

export const markOf = (detector: DetectorName, locale: Locale): string => `[${marks[locale][kindOf(detector)]}]`;
