import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const french: Words = {
  copyAddress: 'Si le bouton ne s’ouvre pas, copiez cette adresse :',
  confirm: {
    subject: 'Confirmez votre adresse',
    hello: (name) => `Bonjour ${name},`,
    lead: 'veuillez confirmer que cette adresse est la vôtre. Vous pouvez déjà regarder et écrire ; pour inviter des collègues, il faut d’abord cette confirmation.',
    action: 'Confirmer cette adresse',
    footnote:
      'Le lien fonctionne une fois, pendant un jour. Si vous ne vous êtes pas inscrit à Parley, quelqu’un s’est trompé : ne faites rien, vous ne recevrez rien d’autre.',
  },
  reset: {
    subject: 'Choisissez un nouveau mot de passe',
    hello: (name) => `Bonjour ${name},`,
    lead: 'quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour cette adresse. En choisir un déconnecte tous les appareils.',
    footnote:
      'Le lien fonctionne une fois, pendant une heure. Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} vous invite à rejoindre ${firm}`,
    title: (firm) => `Rejoindre ${firm} sur Parley`,
    lead: (inviter, firm) =>
      `${inviter} vous invite à rejoindre ${firm}, là où l’entreprise se parle : canaux, messages directs, fichiers et recherche au même endroit, avec un registre fiable.`,
    next: 'Choisissez un nom et un mot de passe, et vous y êtes.',
    action: (firm) => `Rejoindre ${firm}`,
    footnote: (until) =>
      `Le lien fonctionne une fois, jusqu’au ${until}. Si vous ne l’attendiez pas, laissez-le : personne ne rejoint avec votre adresse sans lui.`,
  },
  unread: {
    subject: (firm) => `Du nouveau pour vous dans ${firm}`,
    title: 'En votre absence',
    hidden: counted('fr', { one: 'Un message vous attend.', other: '# messages vous attendent.' }),
    more: counted('fr', { other: 'Et # de plus.' }),
    open: 'Ouvrir Parley',
    footnote: 'Vous recevez cet e-mail en raison de votre absence. Réglez sa fréquence sous Réglages, Notifications.',
    stop: 'Ne plus recevoir ce type d’e-mail',
  },
  push: { hidden: 'Vous avez un nouveau message' },
};
