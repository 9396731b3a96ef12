import { AppError } from '../app-error.ts';

/** Where anybody gets an address: a firm cannot speak for everybody there. The usual ones; a proof in DNS is asked for anyway. */
const publicDomains = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de hotmail.fr live.com live.co.uk
  live.de live.fr msn.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.co.jp ymail.com rocketmail.com icloud.com me.com
  mac.com aol.com proton.me protonmail.com pm.me tutanota.com tuta.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de
  freenet.de arcor.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr libero.it virgilio.it
  telefonica.net btinternet.com sky.com virginmedia.com talktalk.net comcast.net verizon.net att.net sbcglobal.net cox.net
  fastmail.com fastmail.fm hey.com zoho.com zohomail.eu yandex.com yandex.ru mail.ru bk.ru inbox.ru list.ru rambler.ru qq.com
  163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com
  rediffmail.com uol.com.br bol.com.br terra.com.br mail.com email.com usa.com`.split(/\s+/),
);

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** `Acme.example`, `@acme.example`, `https://acme.example/` → `acme.example`, in the letters of DNS. INVALID for what no firm can hold. */
export function toDomain(text: string): string {
  const bare = text.trim().toLowerCase().replace(/^@/, '');
  const url = bare.includes('://') ? bare : `http://${bare}`;
  const domain = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : '';
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(domain) || domain.length > 253)
    throw new AppError('INVALID', { message: 'Enter a domain, like firm.example.' });
  if (publicDomains.has(domain))
    throw new AppError('INVALID', { message: 'Anybody can have an address there. Enter a domain that is your firm’s own.' });
  return domain;
}
