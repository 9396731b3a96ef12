export type ReviewedFunction = { name: string; owner: string; isDefiner: boolean; settings: string; body: string };

const definer = { isDefiner: true, settings: 'search_path=pg_catalog, pg_temp' };
// Each search has its own plan: what is frequent and what is rare is known from its words.
const searchSettings = `${definer.settings};plan_cache_mode=force_custom_plan;jit=off`;
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
  // Names the transaction's tenant itself, and shows the ids of messages that the given member may read.
  {
    ...definer,
    settings: searchSettings,
    name: 'app.search_messages(uuid,jsonb,uuid,integer)',
    owner: 'parley_search',
    body: '9fac2c585de72c070b64ff119c585672',
  },
  // The same for files.
  {
    ...definer,
    settings: searchSettings,
    name: 'app.search_files(uuid,jsonb,uuid,integer)',
    owner: 'parley_search',
    body: '5c141a39c4a0836fbff3c91a6cea0f0a',
  },
  // Names the tenant itself, and shows ids of messages in the scope of a case that is approved, runs, and has the given member on it.
  {
    ...definer,
    settings: searchSettings,
    name: 'app.search_case(uuid,uuid,jsonb,uuid,integer)',
    owner: 'parley_search',
    body: '2c519d27e1dae601656162f16e634100',
  },
  // Ids of tenants and nothing else; only the worker asks.
  { ...definer, name: 'app.tenants_to_tell(boolean)', owner: 'parley_search', body: 'b9d68a12a72b4f29e1ea027ff74808ff' },
  // Writes the transaction's tenant over whatever the payload says.
  { ...definer, name: 'app.enqueue_job(text,jsonb,text)', owner: 'parley_job', body: 'f2388a5cc9fdb127f7b9596665c0dd5c' },
  {
    ...definer,
    name: 'app.enqueue_job_at(text,jsonb,text,timestamp with time zone)',
    owner: 'parley_job',
    body: '92f4a597b7f993146927c2323223798d',
  },
  // Every policy asks it.
  { ...invoker, name: 'app.tid()', body: 'b69de56599d1d372c0a775eccd111aef' },
  // Keeps what a read-only workspace says out of the log.
  { ...invoker, name: 'app.refuse_when_read_only()', body: '229ae0c20b48ab3b1fea0a5f28b27dd1' },
  // Has a tenant's own entries sent on by a job for that tenant.
  { ...invoker, name: 'app.send_on_audit()', body: '5684325ef3dd16596597c521e920dfca' },
  // Guards the log against its owner; gives way to the owner of the function below, and to deletion alone.
  { ...invoker, name: 'app.refuse_change()', body: 'd628d3fb0289f4c036355bfd39088eeb' },
  // Erases a tenant whose deletion is due, and sees no other: policies hold for its owner. Only the worker may call it.
  { ...definer, name: 'app.erase_tenant(uuid)', owner: 'parley_erase', body: 'ff5754e9ea1bbac42d6fb56f2dba9291' },
  // Takes contents out of the log where the firm's rules let them go and no hold keeps them: asks both itself. Only the worker may call it.
  {
    ...definer,
    name: 'app.purge_messages(uuid,uuid,uuid,bigint,integer)',
    owner: 'parley_purge',
    body: '0b3cf64c9d5e6181018525c6d33e2de7',
  },
  // The same for what was held and is in the firm's own stream. Only the worker may call it.
  { ...definer, name: 'app.purge_held(uuid,uuid,integer)', owner: 'parley_purge', body: 'b93b8a1077ce555ceb084697d4431b7f' },
  // What keeps a message from them.
  { ...invoker, name: 'app.matter_rules(uuid,boolean)', body: 'b35d15ecd8e2e9e5e9e52ad5a55c4047' },
  { ...invoker, name: 'app.is_held_back(uuid)', body: '741c9e4474a4f75669ff2cf3b609b870' },
  { ...invoker, name: 'app.holds_of(uuid[])', body: '99152836d79fbfe7a2f7ac399ab4c487' },
  // Keeps a message that carries a label out of channels below a label that stays.
  { ...invoker, name: 'app.keep_label()', body: '176f37072839ebcce6223ac2ae0240df' },
  // Keeps a standing hold, and with it its tenant, from being erased.
  { ...invoker, name: 'app.keep_hold()', body: '81108524b2ee2311e8daff11fc67e1f5' },
];
