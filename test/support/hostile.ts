/** Maps in which everything that an author writes tries to be more than text. */
import { stringify } from 'yaml';
import { MAP } from '../../server/map/description.js';
import type { Shape } from '../../server/map/shape.js';

/** What an author may write, by what it tries. `evil.example` is in each that leads somewhere. */
export const ATTACKS: Readonly<Record<string, string>> = {
  'a command link': '[x](command:workbench.action.terminal.new)',
  'a script link': '[x](javascript:alert(1)) <javascript:alert(1)> [y]: javascript:alert(1)',
  'a remote image': '![x](https://evil.example/x.png) [![x](//evil.example/y.png)](https://evil.example)',
  'HTML with a handler': '<img src=https://evil.example/x.png onerror=alert(1)><svg onload=alert(1)>',
  'the end of a script': '</script><script>alert(1)</script>--><!--<style>*{display:none}</style>',
  'the end of an attribute': `"><svg onload=alert(1)> '><img src=//evil.example onerror=alert(1)>`,
  'a paragraph of its own':
    'x\n\n![x](https://evil.example/x.png)\n\n<b onclick=alert(1)>b</b>\n\n    code\n# T',
  'the end of code': '`` ` ``` \n```\n![x](https://evil.example/x.png)\n~~~ `',
  'a table cell and a heading': '| a | b |\n|---|---|\n=== \n- 1. # h',
  'an address':
    'https://evil.example www.evil.example me@evil.example ftp://evil.example &lt;b&gt; &#60;b&#62;',
  'an icon':
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template would take it for one of its own
    '$(trash) \\$(sync~spin) \\\\$(x) $x^2$ {{constructor.constructor("alert(1)")()}} ${7*7} <%= 7*7 %>',
  'commands for a terminal': '\u001b]0;x\u0007\u001b[31m\u009b2J\u202etxt.exe\u2066\r\u0008\u0000',
  'a command for a workflow': '%0A::error::x\n::set-output name=x::y\r\n##[error]x',
  'the end of CDATA': ']]>&xxe;<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><x/>',
  'a formula': '=HYPERLINK("https://evil.example","x")',
  'another formula': "@SUM(1+9)*cmd|' /C calc'!A0",
  'a formula behind a tab': '\t+1-1\t=1',
  'a name that JavaScript knows': '__proto__',
  'the end of a diagram': '"]; click n1 "javascript:alert(1)"; subgraph x["%%{init:{}}%%',
};

/** How the parts of a map are made. */
interface Making {
  readonly attack: string;
  /** Whether ids are attacks too; else they are as the format wants them. */
  readonly hasHostileIds: boolean;
  /** Whether what may be a list or a mapping is a list. */
  readonly prefersLists: boolean;
  /** Whether words, dates, numbers and the like are attacks too, which no rule lets pass. */
  readonly isWrong: boolean;
}

/** Levels below which a mapping of ids is empty: a process has subprocesses, and these have none. */
const DEEPEST = 4;

/** The element that everything is mapped to, so that hovers, pages and pictures have something to show of it. */
export const TARGET = '1.1.1.5 Order Handling';

/** What the maps leave out, which is not what they are about. */
const EXCLUDED = '1.3.1';

/**
 * The text of a map that has every key of the format, made from the format's description: a key that is new there is new here.
 */
export function hostileMap(attack: string, options: Partial<Omit<Making, 'attack'>> = {}): string {
  const making = { attack, hasHostileIds: false, prefersLists: false, isWrong: false, ...options };
  const map = written(MAP, making, 0);
  return stringify(map, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE', lineWidth: 0 });
}

/** Every kind of hostile map of an attack: right and wrong ones, with ids of both kinds, as lists and as mappings. */
export function hostileMaps(attack: string): string[] {
  return [
    hostileMap(attack),
    hostileMap(attack, { hasHostileIds: true }),
    hostileMap(attack, { prefersLists: true }),
    hostileMap(attack, { hasHostileIds: true, isWrong: true }),
  ];
}

function written(shape: Shape, making: Making, depth: number): unknown {
  const { attack, hasHostileIds, isWrong, prefersLists } = making;
  const id = hasHostileIds ? attack : 'x';
  switch (shape.kind) {
    case 'text':
    case 'any':
      return attack;
    case 'element':
      return TARGET;
    case 'reference':
    case 'id':
      return isWrong ? `${attack} ` : id;
    case 'release':
      return 'classic';
    case 'word':
      return isWrong ? attack : Object.keys(shape.words)[0];
    case 'number':
      return isWrong ? attack : String(shape.min + 1);
    case 'flag':
      return isWrong ? attack : 'true';
    case 'date':
      return isWrong ? attack : '2027-04';
    case 'list': {
      const item = written(shape.of, making, depth + 1);
      if (shape.of.kind === 'fields' && shape.of.title === 'an exclusion')
        return [withElement(item, EXCLUDED)];
      // An extension of the map's own beside the framework's element.
      if (!isElement(shape.of)) return [item];
      return [item, withElement(item, id), ...(isWrong ? [withElement(item, `${attack} `)] : [])];
    }
    case 'map':
      return depth > DEEPEST ? {} : new Map([[id, written(shape.of, making, depth + 1)]]);
    case 'either':
      return written(prefersLists ? shape.list : shape.map, making, depth);
    case 'fields': {
      const entries = Object.entries(shape.fields).map(
        ([name, field]) => [name, written(field.shape, making, depth + 1)] as const,
      );
      const own: (readonly [string, unknown])[] = isWrong ? [[attack, attack]] : [[`x-${attack}`, attack]];
      return new Map<string, unknown>([...entries, ...own]);
    }
  }
}

function isElement(shape: Shape): boolean {
  return shape.kind === 'element' || (shape.kind === 'fields' && shape.short === 'element');
}

function withElement(item: unknown, element: string): unknown {
  return item instanceof Map ? new Map([...item, ['element', element]]) : element;
}
