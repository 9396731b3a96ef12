/** Loaded into a process by NODE_OPTIONS: SIGUSR2 starts a CPU profile, and the next one writes it into PROFILE_DIR. */
const { writeFileSync, mkdirSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');

const session = new Session();
session.connect();
session.post('Profiler.enable');
let isRunning = false;
let count = 0;

process.on('SIGUSR2', () => {
  isRunning = !isRunning;
  if (isRunning) return session.post('Profiler.start');
  session.post('Profiler.stop', (error, answer) => {
    if (error) return;
    mkdirSync(process.env.PROFILE_DIR, { recursive: true });
    writeFileSync(join(process.env.PROFILE_DIR, `${process.pid}-${++count}.cpuprofile`), JSON.stringify(answer.profile));
  });
});
