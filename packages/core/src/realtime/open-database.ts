export { closeDatabase, openDatabase } from '@parley/db/database';
