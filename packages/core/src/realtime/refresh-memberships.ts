export { findEndedSessions, refreshMemberships } from './open-connection.ts';
