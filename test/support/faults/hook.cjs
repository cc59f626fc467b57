// Loaded before a program (`node --require`), this hurts it at one of the calls that change the file system.
// FAULT=<what>:<n> does it at the n-th call: `kill` (SIGKILL), or the code of an error that this and all later calls
// fail with; those that need no room succeed on a full disk. FAULT=nobody:0 makes the process an unprivileged user at
// its first call. FAULT_CALLS names a file that gets the number of calls of a run that ends by itself.
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
  throw Object.assign(new Error(`${what}: made up by a test, ${name}`), { code: what });
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
