import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
const url = readFileSync('/tmp/bench/app-url','utf8').trim();
const cpu = (pid:number)=>{const s=readFileSync(`/proc/${pid}/stat`,'utf8');const f=s.slice(s.lastIndexOf(')')+2).split(' ');return (Number(f[11])+Number(f[12]))*10000;};
async function conn(opts=''){const c=new pg.Client({connectionString:url,options:opts});await c.connect();const {rows}=await c.query('select pg_backend_pid() pid');return {c,pid:rows[0].pid as number};}
const T='00000000-0000-7000-8000-000000000001';
const ch=(i:number)=>`00000000-0000-7000-a000-${String(1+i%4).padStart(12,'0')}`;
const me=(i:number)=>`00000000-0000-7000-9000-${String(1+i%20).padStart(12,'0')}`;
const a=await conn();
const payload='{"body":"'+'x'.repeat(120)+'","parentId":null,"mentions":[],"files":[],"priority":"normal","salt":"0123456789012345678901"}';
async function append(n:number){ const r=Array.from({length:n},(_,i)=>i);
 await a.c.query({name:'append_messages',text:'SELECT n, status, message_id, seq, version, at FROM app.append_messages($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)',values:[T,r.map(()=>randomUUID()),r.map(()=>randomUUID()),r.map(i=>ch(i)),r.map(i=>me(i)),r.map(()=>null),r.map(()=>'x'.repeat(120)),r.map(()=>payload),r.map(()=>'{}'),r.map(()=>null)]});}
async function measure(name:string,pids:number[],per:number,fn:()=>Promise<unknown>,times:number){ for(let i=0;i<20;i++)await fn(); const b=pids.map(cpu); const n0=process.cpuUsage(); const t0=performance.now(); for(let i=0;i<times;i++)await fn(); const n=process.cpuUsage(n0); console.log(name, pids.map((p,i)=>((cpu(p)-b[i]!)/times/per).toFixed(1)).join(' + '),'µs db per item; node', ((n.user+n.system)/times/per).toFixed(1), 'wall ms', ((performance.now()-t0)/times).toFixed(2)); }
if(process.argv[2]==='quick'){await a.c.query('SET synchronous_commit=off');for(let k=0;k<3;k++)await measure('append 1 async',[a.pid],1,()=>append(1),2000);process.exit(0);}
await measure('append 1',[a.pid],1,()=>append(1),1500);
await measure('append 10',[a.pid],10,()=>append(10),300);
await measure('append 50',[a.pid],50,()=>append(50),200);
await measure('append 100',[a.pid],100,()=>append(100),150);
await measure('select 1',[a.pid],1,()=>a.c.query({name:'one',text:'select 1'}),3000);
const n=await conn('-c synchronous_commit=off'); 
const txt='x'.repeat(900);
await measure('notify, nobody listens',[n.pid],1,()=>n.c.query({name:'notify',text:'SELECT pg_notify($1,$2)',values:['bench',txt]}),2000);
const l=await conn(); await l.c.query('LISTEN bench'); let heard=0; l.c.on('notification',()=>heard++);
await measure('notify, one listens',[n.pid,l.pid],1,()=>n.c.query({name:'notify',text:'SELECT pg_notify($1,$2)',values:['bench',txt]}),2000);
await a.c.query('SET synchronous_commit=off');
await measure('append 1 async commit',[a.pid],1,()=>append(1),1500);
await a.c.end();await n.c.end();await l.c.end();
