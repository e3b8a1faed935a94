import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleAddress } from '../server/features/diagnostics.js';
import { REPOSITORY } from '../server/product.js';

/** Both are parts of one package. */
const MANUAL = '../../docs/rules';

/** The page of a rule in the manual. */
export interface RulePage {
  /** What is wrong, in a sentence. */
  readonly summary: string;
  /** The page as Markdown, without its title. */
  readonly body: string;
}

/**
 * Reads the page of a rule. Where the manual does not lie beside the command, the page only tells its address.
 * @param dataFolder where the releases' data lies; the manual is found from there.
 * @param code the code of a rule that there is.
 */
export function readRulePage(dataFolder: string, code: string): RulePage {
  const page = textOf(join(dataFolder, MANUAL, `${code}.md`));
  const body = page?.replace(/^<!--.*-->\s*/, '').replace(/^# .*\s+Severity: .*\s+/, '') ?? '';
  if (body === '')
    return { summary: `The rule ${code}.`, body: `Its page: <${ruleAddress(REPOSITORY, code)}>\n` };
  const [paragraph = ''] = body.split(/\r?\n\r?\n/);
  const summary = /^.*?[.:](?=\s|$)/s.exec(paragraph)?.[0] ?? paragraph;
  return { summary: summary.replace(/\s+/g, ' ').replace(/:$/, '.'), body };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
