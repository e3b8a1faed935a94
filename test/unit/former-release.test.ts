/** Who changes the `etom:` line by hand is offered the migration: from the release that the references are of, where that is clear. */
import assert from 'node:assert/strict';
import { formerRelease, hasStrangers } from '../../server/features/migrate/former-release.js';
import { migrate } from '../../server/features/migrate/migrate.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework, frameworks, history } from '../support/framework.js';
import { readMap } from '../support/map.js';
import { edited } from '../support/marks.js';

const mapped = (release: string, ...elements: string[]): string =>
  `etom: ${release}\nprocesses:\n  p:\n    name: P\n    elements: [${elements.join(', ')}]\n`;

const former = (release: string, ...elements: string[]): string | undefined => {
  const all = RELEASES.map(({ name }) => framework(name));
  return formerRelease(readMap(mapped(release, ...elements)), framework(release), all)?.release.name;
};

describe('the former release of a map whose “etom:” line was changed', () => {
  it('is the one that understands its references', () => {
    assert.equal(former('gb921-25.5', '1.1.1.4 Selling', '1.1.1.5 Order Handling', '1.1.1.8'), 'classic');
    assert.equal(former('classic', '1.12.9 Selling', '1.3.10 Customer Receivables Management'), 'gb921-25.5');
  });

  it('is the nearest of those that take them for the same elements', () => {
    assert.equal(former('gb921-26.0', '1.1.9 Selling', '1.1.2 Sales Strategy Management'), 'gb921-25.0');
  });

  it('is not told where the map is right as it is, where one reference alone is strange, or where nothing fits', () => {
    assert.equal(former('classic', '1.1.1.4 Selling', '1.1.1.5 Order Handling'), undefined);
    assert.equal(former('gb921-25.5', '1.1.1.4 Selling'), undefined);
    assert.equal(
      former('gb921-25.5', '9.9 One', '9.8 Two', '9.7 Three', '1.1.1.4 Selling', '1.1.1.5 Order Handling'),
      undefined,
    );
    assert.equal(hasStrangers(readMap(mapped('classic', '1.1.1.4 Selling'))), false);
  });

  it('is the one that a migration starts from', () => {
    const text = mapped('gb921-25.5', '1.1.1.4 Selling', '1.1.1.4');
    const { edits } = migrate(readMap(text), framework('gb921-25.5'), {
      frameworks,
      history,
      former: 'classic',
    });
    assert.equal(edited(text, edits), mapped('gb921-25.5', '1.12.9 Selling', '1.12.9'));
  });
});
