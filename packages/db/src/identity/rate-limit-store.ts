import type pg from 'pg';
import { database } from '../database.ts';

/** Where the rate limiter keeps its counters (table identity.rate_limit). */
export const rateLimitStore = (): pg.Pool => database().system;
