import { advancedStreams, type StreamCursor } from '@parley/db/log/advanced-streams';

/** Of these streams, those that have moved on. One query for a whole node, across tenants: numbers only, no content. */
export const findAdvancedStreams = (cursors: StreamCursor[]): Promise<StreamCursor[]> => advancedStreams(cursors);
