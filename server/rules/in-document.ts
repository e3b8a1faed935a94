import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { LIMITS } from '../map/limits.js';
import { moved } from '../map/range.js';
import type { Finding, Nearby, Related, Report } from './rule.js';
import { cut } from './words.js';

/** Longest message, in characters. Rules keep far below it; this is the promise. */
const MAX_MESSAGE = 300;

/** A report on the block of an index, in document ranges. */
export function inDocument(
  report: Report,
  document: MapDocument,
  index: number,
): Omit<Finding, 'code' | 'severity'> {
  const lines = document.startOf(index);
  const fixes = report.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ range, text }) => ({ range: moved(range, lines), text })),
  }));
  const toRelated = (related: Related | Nearby): Related => {
    if ('place' in related) return { ...related, message: cut(related.message, MAX_MESSAGE) };
    const { message, range, block } = related;
    const start = block ? document.startOf(indexNear(document, index, block)) : lines;
    return { message: cut(message, MAX_MESSAGE), place: { uri: document.uri, range: moved(range, start) } };
  };
  return {
    range: moved(report.range, lines),
    message: cut(report.message, MAX_MESSAGE),
    ...(fixes ? { fixes } : {}),
    ...(report.related ? { related: report.related.slice(0, LIMITS.related).map(toRelated) } : {}),
    ...(report.unnecessary ? { unnecessary: true } : {}),
  };
}

/** The index of a block that stands near the block of another index: it is of the same family. */
function indexNear({ blocks }: MapDocument, index: number, block: Block): number {
  for (let far = 0; index - far >= 0 || index + far < blocks.length; far++) {
    if (blocks[index - far] === block) return index - far;
    if (blocks[index + far] === block) return index + far;
  }
  return index;
}
