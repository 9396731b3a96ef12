export type ReviewedFunction = { name: string; owner: string; isDefiner: boolean; settings: string; body: string };

const definer = { isDefiner: true, settings: 'search_path=pg_catalog, pg_temp' };
const invoker = { isDefiner: false, settings: '', owner: 'nobody who serves' };

/**
 * The functions that isolation rests on. `body` is the md5 of the source: whoever changes one reads it again with this in
 * mind, and then writes the new sum here.
 */
export const reviewedFunctions: ReviewedFunction[] = [
  // Numbers only, for streams that the caller names together with their tenant.
  {
    ...definer,
    name: 'app.advanced_streams(uuid[],uuid[],bigint[])',
    owner: 'parley_search',
    body: 'ab2432839e6d13b8dff4b390d4f17373',
  },
  // Names the transaction's tenant itself, and only channels of the given member.
  {
    ...definer,
    name: 'app.search_messages(uuid,text,timestamp with time zone,integer)',
    owner: 'parley_search',
    body: '8611319ccc4664bf4805ac6bc95aece3',
  },
  // Writes the transaction's tenant over whatever the payload says.
  { ...definer, name: 'app.enqueue_job(text,jsonb,text)', owner: 'parley_job', body: 'f2388a5cc9fdb127f7b9596665c0dd5c' },
  // Every policy asks it.
  { ...invoker, name: 'app.tid()', body: 'b69de56599d1d372c0a775eccd111aef' },
  // Guards the log against its owner.
  { ...invoker, name: 'app.refuse_change()', body: '099cebd5a1cc559d1eabb22a71175ef3' },
];
