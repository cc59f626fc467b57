// Injects a fault into a program (`node --require`) at a call that changes the file system.
// FAULT=<what>:<n> applies at the n-th call: `kill` sends SIGKILL; an error code makes this and all later calls fail
// with it, except that with ENOSPC, calls that need no disk space succeed. FAULT=nobody:0 drops privileges to the user
// `nobody` at the first call. FAULT_CALLS names a file to which the number of calls is written on a normal exit.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const [what, at] = (process.env.FAULT ?? 'none:0').split(':');
const report = fs.writeFileSync;
const needsRoom = new Set(['mkdir', 'writeFile', 'link', 'copyFile', 'symlink']);
let calls = 0;

function before(name) {
  calls += 1;
  if (what === 'nobody' && calls === 1) becomeNobody();
  if (what === 'nobody' || what === 'none' || calls < Number(at)) return;
  if (what === 'ENOSPC' && !needsRoom.has(name)) return;
  if (what === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${what}: injected by a test, ${name}`), { code: what });
}

function becomeNobody() {
  process.setgroups([]);
  process.setgid(65534);
  process.setuid(65534);
}

function harmed(name, original) {
  return function (...args) {
    before(name);
    return original.apply(this, args);
  };
}

const changing = [
  'mkdir',
  'writeFile',
  'rename',
  'rm',
  'rmdir',
  'unlink',
  'link',
  'copyFile',
  'chmod',
  'symlink',
];
for (const name of changing) {
  fs[`${name}Sync`] = harmed(name, fs[`${name}Sync`]);
  fs.promises[name] = harmed(name, fs.promises[name]);
  const original = fs[name];
  fs[name] = function (...args) {
    try {
      before(name);
    } catch (error) {
      process.nextTick(args.at(-1), error);
      return undefined;
    }
    return original.apply(this, args);
  };
}
syncBuiltinESMExports();

process.on('exit', () => {
  if (process.env.FAULT_CALLS) report(process.env.FAULT_CALLS, String(calls));
});
