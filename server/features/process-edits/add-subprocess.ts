import type { TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../../map/document.js';
import { writeScalar } from '../../map/scalar.js';
import type { ProcessPlace } from '../../protocol.js';
import { invisibleIn } from '../../rules/invisible.js';
import { quoteIfNeeded } from '../../rules/reference-text.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { EditRefusal, refuseReading } from './edit-refusal.js';
import { freeProcessId } from './free-process-id.js';
import { placeOfProcess } from './process-place.js';
import { writeInto } from './write-process.js';

/** A new process: the edit of a document that writes it, and its id. */
export interface NewProcess {
  readonly document: MapDocument;
  readonly edit: TextEdit;
  /** The ids that lead to it, joined by "/". */
  readonly path: string;
}

/**
 * Writes a process of a name into another one, or, without one, at the end of a file's processes. Its id is made of the name.
 * @throws EditRefusal with the reason where that cannot be done.
 */
export function addSubprocess(map: ProcessMap, to: ProcessPlace, name: string): NewProcess {
  refuseReading(map);
  const words = name.replace(/\s+/g, ' ').trim();
  if (words === '') throw new EditRefusal('A process needs a name.');
  if (invisibleIn(words).length > 0)
    throw new EditRefusal('The name has a character that nobody sees; type it again.');
  const { document, process: parent } = placeOfProcess(map, to);
  const id = freeProcessId(words, map);
  const edit = writeInto(
    document,
    parent,
    {
      block: (column, step) => {
        const lineBreak = /\r\n|\n|\r/.exec(document.text)?.[0] ?? '\n';
        const key = `${' '.repeat(column)}${quoteIfNeeded(id)}:`;
        return `${key}${lineBreak}${' '.repeat(column + step)}name: ${writeScalar(words, false)}`;
      },
      flow: `${quoteIfNeeded(id)}: { name: ${writeScalar(words, true)} }`,
    },
    words,
  );
  return { document, edit, path: parent ? `${parent.path}/${id}` : id };
}
