import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkbookColumns } from '../../server/exchange/import/gb921/columns.js';
import {
  importWorkbook,
  type WorkbookChoice,
  type WorkbookImport,
} from '../../server/exchange/import/gb921/gb921.js';
import { ImportRefusal } from '../../server/exchange/import/imported.js';
import { elementPage } from '../../server/features/element-page.js';
import { hover } from '../../server/features/hover.js';
import { type Element, label } from '../../server/framework/element.js';
import { Framework } from '../../server/framework/framework.js';
import { ownTexts, parseOwnCatalogue } from '../../server/framework/own-catalogue.js';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { framework, ROOT } from '../support/framework.js';
import {
  cells,
  gb921Workbook,
  HEADERS,
  ROWS,
  type Row,
  SECRET,
  sheetsOf,
  workbookOf,
} from '../support/gb921.js';

const imported = async (
  rows: readonly Row[] = ROWS,
  choice: WorkbookChoice = {},
  file = 'GB921_Processes_Excel_v21.5.xlsx',
): Promise<WorkbookImport> => importWorkbook(file, await sheetsOf(gb921Workbook(rows)), choice);

const releaseOf = ({ catalogue }: WorkbookImport): Framework => Framework.of(catalogue, catalogue);

const element = (release: Framework, id: string): Element => {
  const found = release.byId(id);
  assert.ok(found, `${id} is not there`);
  return found;
};

const refuses = (work: Promise<unknown>, message: RegExp): Promise<void> =>
  assert.rejects(work, (error) => error instanceof ImportRefusal && message.test(error.message));

const left = ({ leftOut }: WorkbookImport): string[] =>
  leftOut.map(({ place, message }) => `${place.replace(/.*, /, '')}: ${message}`);

describe('a GB921 workbook', () => {
  it('is read from the sheet with its headers; a cover and deleted elements are not', async () => {
    const { table, columns, remarks, rows, deleted } = await imported();
    assert.equal(table.sheet, 'eTOM21,5');
    assert.deepEqual([...columns.at.keys()].sort(), [
      ...['brief', 'domain', 'extended', 'id', 'level', 'name', 'status', 'vertical'],
    ]);
    assert.deepEqual([rows, deleted], [6, 1]);
    assert.deepEqual(
      remarks.map(({ message }) => message),
      ['not read: the sheets “Cover” and “eTOM deleted”'],
    );
  });

  it('gives a release with domains, verticals, levels and parents', async () => {
    const release = releaseOf(await imported());
    assert.equal(release.release.name, 'gb921-21.5');
    assert.deepEqual(
      release.verticals.map(({ name }) => name),
      [...['Operations Readiness & Support', 'Fulfillment', 'Assurance']],
    );
    assert.deepEqual(
      release.elements
        .filter(({ kind }) => kind !== 'vertical')
        .map((one) => `${one.level} ${one.kind} ${label(one)} < ${one.parent?.id}`),
      [
        '1 domain 1.3 Customer < undefined',
        '2 process 1.3.1 Customer Greeting < 1.3',
        '3 process 1.3.1.1 Open the Door < 1.3.1',
        '3 process 1.3.1.10 Close the Door < 1.3.1',
        '1 domain 1.4 Service < undefined',
        '2 process 1.4.1 Service Dusting < 1.4',
      ],
    );
    assert.deepEqual(
      element(release, '1.3.1').verticals.map(({ name }) => name),
      ['Fulfillment', 'Assurance'],
    );
    assert.ok(release.elements.every(({ definition }) => definition === undefined));
  });

  it('survives being stored', async () => {
    const { catalogue } = await imported();
    assert.deepEqual(parseOwnCatalogue(JSON.stringify(catalogue), 'gb921-21.5'), catalogue);
    assert.throws(
      () => parseOwnCatalogue(JSON.stringify(catalogue), 'gb921-22.0'),
      /no catalogue of gb921-22\.0/,
    );
    for (const text of [
      'null',
      '{}',
      '[]',
      '"x"',
      '{"format":1}',
      JSON.stringify({ ...catalogue, format: 2 }),
      JSON.stringify({ ...catalogue, elements: [['1.1', 'Short']] }),
      JSON.stringify({ ...catalogue, texts: [[1]] }),
    ])
      assert.throws(() => parseOwnCatalogue(text, 'gb921-21.5'), /no catalogue/, text);
  });

  it('says nothing where the sheet says that it says nothing', async () => {
    const release = releaseOf(await imported());
    assert.equal(ownTexts(release, element(release, '1.3.1')).length, 2);
    assert.deepEqual(ownTexts(release, element(release, '1.3.1.10')), []);
    assert.equal(ownTexts(release, element(release, '1.3.1.1')).length, 1);
  });

  it('tells levels of older numberings by the sheet, where the ids have a number more', async () => {
    const rows: Row[] = [
      { id: '1.1.1', name: 'Customer Relations', level: 1 },
      { id: '1.1.1.5', name: 'Order Taking', level: 2 },
      { id: '1.1.1.5.1', name: 'Write it Down', level: 3 },
    ];
    const release = releaseOf(await imported(rows, { release: 'R14.5' }));
    assert.deepEqual(
      release.elements.map(({ id, level, kind, parent }) => [id, level, kind, parent?.id]),
      [
        ['1.1.1', 1, 'domain', undefined],
        ['1.1.1.5', 2, 'process', '1.1.1'],
        ['1.1.1.5.1', 3, 'process', '1.1.1.5'],
      ],
    );
  });

  it('hangs what lacks its parent on the nearest element above, and says so', async () => {
    const rows: Row[] = [...ROWS, { id: '1.3.1.7.1', name: 'Oil the Hinge', level: 4 }];
    const release = releaseOf(await imported(rows));
    const orphan = element(release, '1.3.1.7.1');
    assert.deepEqual(
      [orphan.parent?.id, orphan.orphan, orphan.parent?.childList],
      ['1.3.1', true, 'incomplete'],
    );
  });

  it('lists each row that it does not take, with the reason', async () => {
    const result = await imported([
      ...ROWS,
      { id: '1.3.1', name: 'Customer Insulting', level: 2 },
      { id: null, name: 'Nameless Wonder' },
      { id: 'TBD', name: 'To Be Seen' },
      { id: '1.4.2', name: '', level: 2 },
    ]);
    assert.deepEqual(left(result), [
      'row 8: 1.3.1 is “Customer Greeting” in row 2',
      'row 9: it has no id',
      'row 10: “TBD” is no id of an element',
      'row 11: the element 1.4.2 has no name',
    ]);
    assert.equal(result.leftOut[2]?.source, 'Process: "To Be Seen", Process identifier: "TBD"');
    const release = releaseOf(result);
    assert.equal(element(release, '1.4').childList, 'incomplete');
    assert.equal(element(release, '1.3').childList, 'complete');
  });

  it('takes no date for an id, and then calls no other id wrong', async () => {
    const result = await imported([
      ...ROWS,
      { id: new Date(Date.UTC(2001, 0, 1)), name: 'First of January', level: 2 },
    ]);
    assert.match(left(result)[0] ?? '', /row 8: a spreadsheet has made a date of its id, “2001-01-01”/);
    assert.ok(releaseOf(result).elements.every(({ childList }) => childList === 'incomplete'));
  });

  it('takes a number for an id only where it can be no other', async () => {
    const domain: Row = { id: 1.3, name: 'Customer', level: 1 };
    assert.deepEqual(left(await imported([...ROWS, domain])), []);
    const tenth: Row = { id: '1.30.1', name: 'Thirty', level: 2, domain: 'Far Domain' };
    assert.match(
      left(await imported([...ROWS, domain, tenth]))[0] ?? '',
      /the number 1\.3, which may have been 1\.30/,
    );
  });

  it('leaves out what a name or a status marks as deleted', async () => {
    const { deleted, catalogue } = await imported([
      ...ROWS,
      { id: '1.4.2', name: 'DELETED - Service Waxing', level: 2 },
      { id: '1.4.3', name: 'Service Polishing', level: 2, issue: 'Deleted in 21.5' },
      {
        id: '1.4.4',
        name: 'Deletion of Deleted Things',
        level: 2,
        issue: 'Renamed; the old one was deleted',
      },
    ]);
    assert.equal(deleted, 3);
    assert.ok(catalogue.elements.some(([id]) => id === '1.4.4'));
  });

  it('is of the release that the file or the sheet names, and of none that is guessed', async () => {
    const by = async (file: string, sheet: string, release?: string): Promise<string> => {
      const sheets = await sheetsOf(gb921Workbook(ROWS, sheet));
      const result = importWorkbook(file, sheets, { release });
      return `${result.release.name} by ${result.releaseBy}`;
    };
    assert.equal(await by('GB921_Processes_Excel_v25.5.xlsx', 'eTOM'), 'gb921-25.5 by the name of the file');
    assert.equal(await by('processes.xlsx', 'eTOM25,5'), 'gb921-25.5 by the name of the sheet');
    assert.equal(await by('GB921 R21.5.xlsx', 'eTOM21.5'), 'gb921-21.5 by the name of the file');
    assert.equal(await by('GB921_v23.0.xlsx', 'eTOM'), 'gb921-23.0.1 by the name of the file');
    assert.equal(await by('GB921_v26.5.xlsx', 'eTOM'), 'gb921-26.5 by the name of the file');
    assert.equal(await by('GB921_v25.5.xlsx', 'eTOM24.0', '24.0'), 'gb921-24.0 by --release');
    await refuses(by('GB921.xlsx', 'eTOM'), /neither the file nor its sheet says which release/);
    await refuses(by('2024.05 processes v1.2.xlsx', 'eTOM'), /says which release/);
    await refuses(by('GB921_v25.5.xlsx', 'eTOM24.0'), /speak of gb921-25\.5 and gb921-24\.0; say which/);
    await refuses(by('GB921_v25.5.xlsx', 'eTOM', '25.7'), /no such release/);
  });

  it('says so where the user states another release than the file', async () => {
    const { remarks } = await imported(ROWS, { release: '22.0' });
    assert.match(remarks[0]?.message ?? '', /speak of gb921-21\.5; gb921-22\.0 was taken/);
  });

  it('takes the columns and the sheet that the user names, and asks where several could be meant', async () => {
    const odd = [
      ['Code', 'What', 'Description', 'Brief'],
      ['1.3.1', 'Greeting', 'long', 'short'],
    ];
    const sheets = await sheetsOf(workbookOf({ One: odd }));
    const take = async (...columns: string[]): Promise<WorkbookImport> =>
      importWorkbook('v21.5.xlsx', sheets, { named: readWorkbookColumns(columns) });
    await refuses(take(), /no column for the id and name was recognized; name it with --column id=HEADER/);
    await refuses(take('id=Code', 'name=What'), /“Description” and “Brief” could all be the brief/);
    await refuses(take('id=Code', 'name=What', 'brief=Brief', 'level=Depth'), /no column “Depth”/);
    const { catalogue } = await take('id=Code', 'name=What', 'brief=Brief', 'extended=Description');
    assert.deepEqual(catalogue.texts, [['short', 'long']]);
    await refuses(take('uid=Code'), /the fields of a GB921 workbook are id, name, level/);
    await refuses(take('id=Code', 'id=What'), /--column id is given twice/);

    const list = [HEADERS, ...ROWS.map(cells)];
    const twins = await sheetsOf(workbookOf({ Market: list, Sales: list }));
    assert.throws(
      () => importWorkbook('v21.5.xlsx', twins),
      /“Market” and .*“Sales” all look like lists of elements/,
    );
    const nothing = await sheetsOf(workbookOf({ A: [['x']], B: [['y']] }));
    assert.throws(
      () => importWorkbook('v21.5.xlsx', nothing),
      /no sheet has the headers of a GB921 process workbook/,
    );
  });
});

describe('a catalogue of a workbook', () => {
  const TEXT = 'etom: "21.5"\nprocesses:\n  p:\n    name: P\n    elements:\n      - 1.3.1.1\n      - 1.3.9\n';
  const mapOn = (
    text: string,
    release: Framework | undefined,
  ): { document: MapDocument; map: ProcessMap } => {
    const document = MapDocument.read('file:///a.etom.yaml', 1, text);
    return {
      document,
      map: new ProcessMap([document], (name) => (name === release?.release.name ? release : undefined), true),
    };
  };
  const codes = (text: string, release: Framework | undefined): string[] => {
    const { document, map } = mapOn(text, release);
    return check(document, map).map(({ code, message }) => `${code}: ${message}`);
  };
  const hovered = (text: string, word: string, release: Framework): string => {
    const { document, map } = mapOn(text, release);
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.includes(word));
    return hover(document, map, { line, character: (lines[line] ?? '').indexOf(word) })?.markdown ?? '';
  };

  it('makes a release usable that is not carried: its elements are judged', async () => {
    assert.match(codes(TEXT, undefined).join(), /^release-not-held: [^,]*, so .*etom import gb921/);
    const found = codes(TEXT, releaseOf(await imported()));
    assert.equal(found.length, 1, found.join());
    assert.match(found[0] ?? '', /^unknown-element: .*1\.3\.9/);
  });

  it('shows its descriptions in hover and page, labelled, and nothing of them is markup', async () => {
    const release = releaseOf(await imported());
    const page = elementPage(element(release, '1.3.1.1'), release, []);
    for (const markdown of [hovered(TEXT, '1.3.1.1', release), page]) {
      assert.match(markdown, /From your GB921 workbook \(© TM Forum\)/);
      assert.ok(markdown.includes('\\<b\\>Door\\</b\\> \\[click\\]\\(https\\://example.org\\)'), markdown);
    }
    assert.ok(!elementPage(element(release, '1.3.1.10'), release, []).includes('workbook'));
  });

  it('shows line breaks as paragraphs, in which no line is a heading, a list or code', async () => {
    const extended = 'First\n===\n1. one\n    code\n- two\n```\n\n\n# three';
    const rows: Row[] = [{ id: '1.3.1', name: 'Customer Greeting', level: 2, extended }];
    const release = releaseOf(await imported(rows));
    const page = elementPage(element(release, '1.3.1'), release, []);
    assert.ok(
      page.includes('First\n\n\\===\n\n1\\. one\n\ncode\n\n\\- two\n\n\\`\\`\\`\n\n\\# three\n'),
      page,
    );
  });

  it('adds descriptions to a release that is carried, by id and name; its elements and definitions stay', async () => {
    const carried = framework('gb921-25.5');
    const some = carried.elements.find(({ kind, level }) => kind === 'process' && level === 2);
    const other = carried.elements.find((one) => one.level === 3);
    assert.ok(some?.id && other?.id);
    const { catalogue } = await imported(
      [
        { id: some.id, name: some.name.toUpperCase(), level: 2, brief: SECRET },
        { id: other.id, name: 'Something Else Entirely', level: 3, brief: SECRET },
      ],
      { release: '25.5' },
    );
    const release = new Framework(carried.release, {}, '', [], carried.moved, [], catalogue);
    assert.deepEqual(ownTexts(release, some), [SECRET]);
    assert.deepEqual(ownTexts(release, other), []);
    assert.deepEqual(ownTexts(carried, some), []);
  });

  it('shortens what a hover shows, and leaves nothing out of the page', async () => {
    const extended = `${'word '.repeat(2_000)}end`;
    const rows: Row[] = [{ id: '1.3.1', name: 'Customer Greeting', level: 2, extended }];
    const release = releaseOf(await imported(rows));
    const text = hovered(TEXT.replace('1.3.1.1', '1.3.1'), '1.3.1', release);
    assert.ok(text.includes('word…') || text.includes('wor…') || text.includes('word …'), text);
    assert.ok(text.length < 1_500, text);
    assert.ok(elementPage(element(release, '1.3.1'), release, []).includes('word end'));
  });

  it('is read by nothing that makes reports, exports or the grid', () => {
    const readers = ['cli', 'client', 'grid', 'server']
      .flatMap((folder) =>
        readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
          (name) => `${folder}/${name}`,
        ),
      )
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) =>
        /own-catalogue\.js|workbook-text\.js|framework\.workbook/.test(
          readFileSync(path.join(ROOT, name), 'utf8'),
        ),
      )
      .map((name) => name.replaceAll(path.sep, '/'));
    assert.deepEqual(readers.sort(), [
      'cli/import-gb921-report.ts',
      'server/exchange/import/gb921/gb921.ts',
      'server/features/element-page.ts',
      'server/features/hover.ts',
      'server/features/workbook-text.ts',
      'server/framework/framework.ts',
      'server/lsp/frameworks.ts',
    ]);
  });

  it('is told of in the hover of its release', async () => {
    assert.match(
      hovered(TEXT, '21.5', releaseOf(await imported())),
      /^\*\*gb921-21\.5\*\* — TM Forum GB921 21\.5\n\n9 elements\./,
    );
  });
});
