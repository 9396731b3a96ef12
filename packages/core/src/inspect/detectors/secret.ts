import { spanOf, withoutOverlap, type Detector } from './detector.ts';
import { readDigits } from './read-digits.ts';

// Each begins where no letter or digit stands before it, and has no two ways to match the same text.
const patterns: RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
  // Amazon: keys of users, and of sessions.
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{40,255})/g,
  // Stripe, live ones only: test keys open nothing.
  /(?<![A-Za-z0-9_])(?:[sr]k_live_|whsec_)[A-Za-z0-9+/]{16,255}/g,
  /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  // Tokens by RFC 7519: header and claims are JSON.
  /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1500}/g,
];

/** `password: hunter2`. What follows has a digit or a sign in it: `password: required` says nothing secret. */
const assignment =
  /(?<![\p{L}\p{N}])(?:password|passwd|pwd|passwort|kennwort|mot de passe|contraseña|api[ _-]?key|secret[ _-]?key|client[ _-]?secret|access[ _-]?token|كلمة المرور|パスワード)["']?[ \t]{0,3}(?:[:=]|：)[ \t]{0,3}["']?(?=[^\s"']{0,60}[\d!#$%&*+@^~])(?![<{$]|https?:)([^\s"']{6,64})/giu;
/** How each of those words ends before its sign; most texts have none of these, which is told sooner: there are few such signs. */
const assigned = /[:=：](?<=[dtyeanDTYEANرド]["']?[ \t]{0,3}.)/;

/** Keys, tokens and passwords: what opens something for whoever reads it. */
export const secret: Detector = {
  id: 'secret',
  find(text) {
    const plain = readDigits(text);
    const found = patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map(spanOf));
    for (const match of assigned.test(text) ? text.matchAll(assignment) : []) {
      const value = match[1] ?? '';
      const end = match.index + match[0].length;
      found.push({ start: end - value.length, end });
    }
    // A key that is also said to be a password is one thing.
    return withoutOverlap(found);
  },
};
