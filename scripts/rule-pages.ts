/**
 * The manual of the rules, docs/rules/*.md, made from the first comment of each rule's file and from the rules themselves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../server/rules/registry.js';
import type { Rule } from '../server/rules/rule.js';

export interface RulePage {
  readonly code: string;
  /** What is wrong, in a few words: the first sentence. */
  readonly summary: string;
  /** The Markdown below the title, with the examples. */
  readonly body: string;
  /** The examples; "" where a rule has none, since none is long enough to reach a limit. */
  readonly wrong: string;
  readonly right: string;
}

const NOTE = '<!-- Made from the comment in server/rules by `npm run generate`. Change it there. -->';

/**
 * Reads the page of a rule from the comment at the start of its file.
 * @param root the repository's root folder.
 * @throws Error when the file has no such comment, or the comment no example under `## Wrong` or `## Right`.
 */
export function pageOf({ code }: Rule, root = join(__dirname, '..')): RulePage {
  const source = readFileSync(join(root, `server/rules/${code}.ts`), 'utf8');
  const comment = /^\/\*\*\r?\n([\s\S]*?)^ \*\/$/m.exec(source);
  if (comment?.index !== 0)
    throw new Error(`server/rules/${code}.ts does not start with its page in the manual`);
  const body = (comment[1] ?? '')
    .replace(/^ \*(?: |$)/gm, '')
    .replace(/\r/g, '')
    .trim();
  const example = (title: string): string => {
    const found = new RegExp(`^## ${title}\\n\\n\`\`\`yaml\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(body)?.[1];
    if (found === undefined && code === 'limit-reached') return '';
    if (found === undefined) throw new Error(`The page of ${code} has no example under "## ${title}"`);
    return found;
  };
  const [paragraph = ''] = body.split('\n\n');
  const summary = /^.*?[.:](?=\s|$)/s.exec(paragraph)?.[0] ?? paragraph;
  return {
    code,
    summary: summary.replace(/\s+/g, ' ').replace(/:$/, '.'),
    body,
    wrong: example('Wrong'),
    right: example('Right'),
  };
}

/**
 * Makes all pages.
 * @param root the repository's root folder.
 * @returns the path of each page, from the root → its text.
 */
export function rulePages(root = join(__dirname, '..')): Map<string, string> {
  const pages = new Map<string, string>();
  const rows: string[] = [];
  for (const rule of RULES) {
    const { code, summary, body } = pageOf(rule, root);
    pages.set(`docs/rules/${code}.md`, `${NOTE}\n# ${code}\n\nSeverity: ${rule.severity}\n\n${body}\n`);
    rows.push(`| [${code}](${code}.md) | ${rule.severity} | ${summary.replaceAll('|', '\\|')} |`);
  }
  const table = ['| code | severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n');
  const intro =
    'What is checked in a map, from its shape to what it says. Severities are the defaults; a rule may report milder cases with a lower one.';
  pages.set('docs/rules/README.md', `${NOTE}\n# Rules\n\n${intro}\n\n${table}\n`);
  return pages;
}
