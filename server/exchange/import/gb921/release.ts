import { findRelease, type Release } from '../../../framework/releases.js';
import { ImportRefusal, listed } from '../imported.js';

/** A release in the name of a file or a sheet: `…_v25.5.xlsx`, `GB921 R21.5`, `eTOM25,5`. */
const VERSION =
  /(?:^|[^a-z\d.,]|etom|gb921)[\s_.-]*(?:v|r|release)?[\s_.-]*(\d{1,2}[.,]\d{1,2}(?:[.,]\d{1,2})?)(?!\d)/gi;

/** Which release a workbook is of, and what says so. */
export interface StatedRelease {
  readonly release: Release;
  /** Such as `the file name`. */
  readonly by: string;
  /** Other releases that the names of file and sheet speak of. */
  readonly others: readonly string[];
}

/**
 * The release that the user states, or that the names of file and sheet agree on. Nothing is guessed.
 * @throws ImportRefusal where no release is stated, or several.
 */
export function statedRelease(
  file: string,
  sheet: string | undefined,
  option: string | undefined,
): StatedRelease {
  const found = new Map<string, { release: Release; by: string }>();
  const add = (text: string, by: string): void => {
    for (const release of releasesIn(text))
      if (!found.has(release.name)) found.set(release.name, { release, by });
  };
  add(file, 'the name of the file');
  add(sheet ?? '', 'the name of the sheet');
  if (option !== undefined) {
    const release = findRelease(option);
    if (!release)
      throw new ImportRefusal(`--release ${option}: no such release; write it as in --release 25.5`);
    return { release, by: '--release', others: [...found.keys()].filter((name) => name !== release.name) };
  }
  const [only, ...others] = found.values();
  if (!only)
    throw new ImportRefusal(
      `${file}: neither the file nor its sheet says which release this is; add it, as in --release 25.5`,
    );
  if (others.length > 0)
    throw new ImportRefusal(
      `${file}: the names of the file and its sheet speak of ${listed([...found.keys()])}; say which one it is with --release`,
    );
  return { ...only, others: [] };
}

function releasesIn(text: string): Release[] {
  return [...text.matchAll(VERSION)].flatMap(
    ([, version = '']) => findRelease(version.replaceAll(',', '.')) ?? [],
  );
}
