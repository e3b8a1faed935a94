/** The packed command, and the commands of docs/ci.md run with it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { type Run, Workbench } from '../support/cli.js';
import { ROOT } from '../support/framework.js';

const BAD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: nobody }\n';

/** The blocks of code of the manual's page, by their language, in its order. */
function blocks(language: string): string[] {
  const page = readFileSync(path.join(ROOT, 'docs/ci.md'), 'utf8');
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
}

describe('the packed command', function () {
  this.timeout(120_000);
  const bench = new Workbench();
  const offline = { npm_config_offline: 'true', npm_config_cache: path.join(bench.folder, '.npm') };
  const sh = (script: string): Run => bench.run('sh', ['-ec', script], offline);

  before(function () {
    if (process.platform === 'win32') this.skip();
    const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', bench.folder];
    const { status, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    mkdirSync(path.join(bench.folder, 'tools'));
    const packed = `etom-process-maps-${version}.tgz`;
    cpSync(path.join(bench.folder, packed), path.join(bench.folder, 'tools/etom-process-maps.tgz'));
    bench.write({ 'a.etom.yaml': BAD });
  });
  after(() => bench.remove());

  it('runs by npx in a folder without anything else, offline', () => {
    const [command = ''] = blocks('sh');
    const { code, out, err } = sh(command);
    assert.equal(code, 1, err);
    assert.match(out, /^error\[unknown-reference\][\s\S]*1 error in 1 file\.\n$/);
    assert.match(
      sh(command.replace('check', 'explain unknown-key')).out,
      /^unknown-key\n\nSeverity: error\n\n.*key/,
    );
  });

  it('does what the workflows and jobs of the manual say', () => {
    const [alerts, annotations, gitlab, hooks] = blocks('yaml').map((text) => parse(text));
    const runs = [alerts, annotations].map(({ jobs }) =>
      jobs.check.steps.map(({ run }: { run?: string }) => run ?? '').join('\n'),
    );
    assert.equal(sh(runs[0] ?? '').code, 1);
    assert.match(bench.read(alerts.jobs.check.steps.at(-1).with.sarif_file), /"ruleId": "unknown-reference"/);
    const annotated = sh(runs[1] ?? '');
    assert.deepEqual([annotated.code, annotated.out.slice(0, 31)], [1, '::error file=a.etom.yaml,line=3']);
    const job = gitlab['process-maps'];
    assert.equal(sh(job.script.join('\n')).code, 1);
    assert.match(bench.read(job.artifacts.reports.junit), /<failure .*type="unknown-reference"/);
    const [hook] = hooks.repos[0].hooks;
    const entry = sh(`${hook.entry} a.etom.yaml`);
    assert.equal(entry.code, 1);
    assert.ok(new RegExp(hook.files).test('a.etom.yaml'));
  });

  it('keeps a commit from being made with a map that has errors', () => {
    const script = blocks('sh').at(-1) ?? '';
    const git = (...args: string[]): Run =>
      bench.run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], offline);
    git('init', '--quiet');
    bench.write({ '.git/hooks/pre-commit': script, 'readme.md': '' });
    chmodSync(path.join(bench.folder, '.git/hooks/pre-commit'), 0o755);
    git('add', 'readme.md');
    assert.equal(git('commit', '-m', 'one').code, 0, 'without maps');
    bench.write({ '-é b.etom.yaml': BAD });
    git('add', '.');
    const refused = git('commit', '-m', 'two');
    assert.notEqual(refused.code, 0);
    assert.match(refused.out + refused.err, /--> -é b\.etom\.yaml:3:43[\s\S]*--> a\.etom\.yaml:3:43/);
    const good = BAD.replace(', owner: nobody', '');
    bench.write({ 'a.etom.yaml': good, '-é b.etom.yaml': good });
    git('add', '.');
    assert.equal(git('commit', '-m', 'two').code, 0);
  });
});
