// Loaded before a program that must do without the network and without other programs: whatever it tries is written to the
// file that TRIED names, and refused.
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { Socket } = require('node:net');

function watch(owner, title, names) {
  for (const name of names) {
    if (!(name in owner)) throw new Error(`${title} has no ${name} to watch`);
    owner[name] = (...args) => {
      appendFileSync(process.env.TRIED, `${title}.${name} ${String(args[0])}\n`);
      throw new Error(`${title}.${name} is cut off`);
    };
  }
}

watch(Socket.prototype, 'Socket', ['connect']);
watch(
  globalThis,
  'globalThis',
  ['fetch', 'WebSocket'].filter((name) => name in globalThis),
);
for (const [module, names] of Object.entries({
  net: ['createServer'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
  dgram: ['createSocket'],
  tls: ['connect'],
  http: ['request', 'get'],
  https: ['request', 'get'],
  http2: ['connect'],
  child_process: ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'],
}))
  watch(require(`node:${module}`), module, names);
syncBuiltinESMExports();
