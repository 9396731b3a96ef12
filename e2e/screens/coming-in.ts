import { go, type Shot } from './shot.ts';

/** Before one is in, and at the door. */
export const comingIn: Shot[] = [
  { name: 'site', title: 'Public site', as: 'nobody', open: go('/') },
  { name: 'signup', title: 'Sign-up', as: 'nobody', open: go('/signup') },
  { name: 'signin', title: 'Sign-in', as: 'nobody', open: go('/signin') },
  { name: 'signin-code', title: 'Second step after Google', as: 'nobody', open: go('/signin/code?provider=google&ticket=none') },
  { name: 'forgot', title: 'Forgotten password', as: 'nobody', open: go('/forgot') },
  {
    name: 'invitation-spent',
    title: 'An invitation that is spent',
    as: 'nobody',
    open: go('/invitation?token=00000000-0000-0000-0000-000000000000.spent-spent-spent'),
  },
  { name: 'join-link', title: 'A link by mail', as: 'nobody', open: go('/join/link') },
  { name: 'workspaces', title: 'Workspaces', as: 'ana', open: go('/workspaces') },
  { name: 'second-step', title: 'A second step that the firm requires', as: 'ana', open: go('/second-step') },
  { name: 'locked', title: 'Kept out by a rule, with the way back in', as: 'ana', open: go('/locked?workspace=harbour-lane') },
  { name: 'recover', title: 'A recovery link that is spent', as: 'ana', open: go('/recover?token=spent') },
  { name: 'no-such-workspace', title: 'No such workspace', as: 'ana', open: go('/no-such-firm') },
];
