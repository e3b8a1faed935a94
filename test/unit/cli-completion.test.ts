import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Workbench } from '../support/cli.js';

/** Asks for what is offered for the last of its arguments. */
const OFFERED = [
  'source etom.bash',
  'COMP_WORDS=(etom "$@") COMP_CWORD=$#',
  '_etom 2> /dev/null',
  "IFS=' '",
  'echo "$' + '{COMPREPLY[*]}"',
].join('\n');

describe('etom completion', function () {
  this.timeout(60_000);
  const bench = new Workbench();
  after(() => bench.remove());

  const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

  describe('in bash', () => {
    before(function () {
      if (!has('bash')) this.skip();
      bench.write({ 'etom.bash': bench.etom('completion', 'bash').out, 'offered.bash': OFFERED });
    });

    /** What is offered for the last of some words, as bash cuts them. */
    const offered = (...words: string[]): string[] => {
      const { out, err } = bench.run('bash', ['--norc', 'offered.bash', ...words]);
      assert.equal(err, '');
      return out.trim().split(' ');
    };

    it('offers commands, their options and the words that follow them', () => {
      for (const name of ['check', 'explain', 'init', 'completion', 'lsp', 'help'])
        assert.ok(offered('').includes(name), name);
      assert.deepEqual(offered('che'), ['check']);
      assert.deepEqual(offered('check', '--form'), ['--format']);
      assert.deepEqual(offered('check', '--format', ''), ['text', 'json', 'sarif', 'github', 'junit']);
      assert.deepEqual(offered('check', '--format', '=', 's'), ['sarif']);
      assert.deepEqual(offered('init', '--release', 'cl'), ['classic']);
      assert.deepEqual(offered('completion', ''), ['bash', 'zsh', 'fish']);
      assert.deepEqual(offered('explain', 'too-'), ['too-coarse']);
      assert.deepEqual(offered('diff', 'cl'), ['classic']);
      assert.deepEqual(offered('diff', 'classic', 'gb921-26'), ['gb921-26.0']);
      assert.deepEqual(offered('diff', 'classic', '26.0', ''), ['']);
    });

    it('offers the codes of rules, and behind them severities', () => {
      assert.deepEqual(offered('check', '--rule', 'too-'), ['too-coarse=']);
      assert.deepEqual(offered('check', '--rule', 'too-coarse', '='), [
        'error',
        'warning',
        'info',
        'hint',
        'off',
      ]);
      assert.deepEqual(offered('check', '--rule', 'too-coarse', '=', 'w'), ['warning']);
    });

    it('leaves files to bash', () => {
      assert.deepEqual(offered('check', ''), ['']);
      assert.deepEqual(offered('check', '--stdin-filename', ''), ['']);
    });
  });

  for (const [shell, sample] of [
    ['zsh', /'--format\[how findings are printed\]:word:\(text json sarif github junit\)'/],
    [
      'fish',
      /seen_subcommand_from check' -l format -x -a 'text json sarif github junit' -d 'how findings are printed'/,
    ],
  ] as const) {
    it(`prints a script for ${shell} that ${shell} reads`, () => {
      const { code, out } = bench.etom('completion', shell);
      assert.equal(code, 0);
      assert.match(out, sample);
      bench.write({ script: out });
      if (has(shell)) assert.deepEqual(bench.run(shell, ['-n', 'script']), { code: 0, out: '', err: '' });
    });
  }

  it('knows no other shell', () => {
    const { code, err } = bench.etom('completion', 'tcsh');
    assert.equal(code, 2);
    assert.match(err, /Allowed choices are bash, zsh, fish/);
  });
});
