// Installs the headless VS Code of the editor tests: the server build of VS Code with its own web workbench.
// For machines that have no display, or that cannot download the desktop VS Code. Needs only npm.
//
//   node test/editor/host/install.mjs                   the current VS Code
//   node test/editor/host/install.mjs --vscode oldest   the lower bound of engines.vscode
//
// Plain JavaScript without dependencies, so that it can run before `npm install`.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What a host is made of: the npm package that carries a built VS Code, and the Node.js that this VS Code expects.
 * `ripgrep`, which finds files, is within the current VS Code; the install script of the old one would download it.
 */
const HOSTS = {
  current: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
  oldest: { vscode: '1.99.3', codeServer: '4.99.4', node: '20.20.2', ripgrep: '1.18.0' },
};
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;
const NODE_PROGRAM = `node_modules/${NODE_PACKAGE}/bin/node`;
const VSCODE_FOLDER = 'node_modules/code-server/lib/vscode';
const RIPGREP_PACKAGE = `@vscode/ripgrep-${process.platform}-${process.arch}`;
const RIPGREP_FOLDER = `${VSCODE_FOLDER}/node_modules/@vscode/ripgrep/bin`;
const SERVER_SCRIPT = `${VSCODE_FOLDER}/out/server-main.js`;

const root = path.resolve(import.meta.dirname, '../../..');

/** The host's description, and the sign of a complete installation: it is written last. */
const MARKER = 'host.json';

main();

function main() {
  if (process.platform !== 'linux') {
    fail(
      'The headless VS Code is for Linux. On this system the editor tests download the desktop VS Code by themselves.',
    );
  }
  const name = hostName(process.argv.slice(2));
  const versions = HOSTS[name];
  const folder = path.join(root, '.vscode-test', `host-${versions.vscode}`);
  if (isComplete(folder, versions)) {
    console.log(`VS Code ${versions.vscode} is installed in ${path.relative(root, folder)}.`);
    return;
  }
  const start = Date.now();
  console.log(`Installing VS Code ${versions.vscode} into ${path.relative(root, folder)} …`);
  install(folder, versions);
  writeFileSync(path.join(folder, MARKER), JSON.stringify(description(name, versions), undefined, '\t'));
  console.log(`Installed in ${Math.round((Date.now() - start) / 1000)} s.`);
}

function hostName(args) {
  if (args.length === 0) return 'current';
  const name = args[0] === '--vscode' ? args[1] : undefined;
  if (args.length !== 2 || name === undefined || !Object.hasOwn(HOSTS, name)) {
    fail(`Usage: node test/editor/host/install.mjs [--vscode ${Object.keys(HOSTS).join('|')}]`);
  }
  return name;
}

function description(name, versions) {
  return { name, ...versions, nodeProgram: NODE_PROGRAM, serverScript: SERVER_SCRIPT };
}

function isComplete(folder, versions) {
  try {
    const marker = JSON.parse(readFileSync(path.join(folder, MARKER), 'utf8'));
    return (
      Object.keys(versions).every((key) => marker[key] === versions[key]) &&
      [NODE_PROGRAM, SERVER_SCRIPT].every((file) => existsSync(path.join(folder, file)))
    );
  } catch {
    return false;
  }
}

function install(folder, versions) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // A package of its own: otherwise npm would install into the project above.
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // Without scripts: those of code-server compile native modules that a test host can do without.
  const packages = [`code-server@${versions.codeServer}`, `${NODE_PACKAGE}@${versions.node}`];
  if (versions.ripgrep) packages.push(`${RIPGREP_PACKAGE}@${versions.ripgrep}`);
  npm(folder, ['install', ...packages]);
  npm(path.join(folder, VSCODE_FOLDER), ['install', '--omit=dev']);
  if (versions.ripgrep) {
    const source = path.join(folder, 'node_modules', RIPGREP_PACKAGE, 'bin');
    cpSync(source, path.join(folder, RIPGREP_FOLDER), { recursive: true });
  }
  for (const file of [NODE_PROGRAM, SERVER_SCRIPT]) {
    if (!existsSync(path.join(folder, file))) fail(`The installed packages lack ${file}.`);
  }
}

function npm(cwd, args) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', [...args, ...flags], { cwd, stdio: 'inherit' });
  if (error) fail(`npm could not be started: ${error.message}`);
  if (status !== 0) fail(`npm ${args.join(' ')} failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
