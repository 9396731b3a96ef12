'use client';
import { lateComponent } from '@/ui/late-component';

/** The places and panes that are not on the first screen: each is fetched when first opened, or ahead of it. */
export const ActivityView = lateComponent(() => import('../notifications/activity-view.tsx').then((module) => module.ActivityView));
export const CatchUpView = lateComponent(() => import('../catch-up/catch-up-view.tsx').then((module) => module.CatchUpView));
export const DraftsView = lateComponent(() => import('../composer/drafts/drafts-view.tsx').then((module) => module.DraftsView));
export const SavedView = lateComponent(() => import('../saved/saved-view.tsx').then((module) => module.SavedView));
export const SearchView = lateComponent(() => import('../search/search-view.tsx').then((module) => module.SearchView));
export const ThreadsView = lateComponent(() => import('../thread/threads-view.tsx').then((module) => module.ThreadsView));
export const ChannelsScreen = lateComponent(() => import('./mobile-screens.tsx').then((module) => module.ChannelsScreen));
export const DirectScreen = lateComponent(() => import('./mobile-screens.tsx').then((module) => module.DirectScreen));
export const YouScreen = lateComponent(() => import('./mobile-screens.tsx').then((module) => module.YouScreen));
export const DetailsPane = lateComponent(() => import('../channel/details-pane.tsx').then((module) => module.DetailsPane));
export const PersonPane = lateComponent(() => import('../people/person-pane.tsx').then((module) => module.PersonPane));
export const ThreadPane = lateComponent(() => import('../thread/thread-pane.tsx').then((module) => module.ThreadPane));
