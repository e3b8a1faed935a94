import {
  commands,
  l10n,
  Position,
  Range,
  type TextDocumentShowOptions,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import type { GridElement, Mapping } from '../../grid/model';
import type { ElementName } from '../../server/protocol';
import { tellInformation } from '../tell';

/**
 * Shows where an element is mapped: goes to the one place, lists several, and says what to do where there is none.
 * @param uri a document of the map that the grid is of.
 * @param column where the grid is shown, which is to stay visible.
 */
export async function openMappings(
  element: GridElement,
  release: string,
  uri: Uri,
  column: ViewColumn | undefined,
): Promise<void> {
  const name = elementName(element, release);
  const [first, ...more] = element.mappings;
  const given = { element: name, uri: uri.toString() };
  if (!first) return offerProcess(given);
  // The list of several opens where the focus is.
  await goTo(first, column);
  if (more.length > 0) await commands.executeCommand('etom.findMappings', given);
}

function elementName({ key, id, name }: GridElement, release: string): ElementName {
  return { release, key, id, reference: id === undefined ? name : `${id} ${name}` };
}

async function offerProcess(given: { readonly element: ElementName; readonly uri: string }): Promise<void> {
  const newProcess = l10n.t('New Process for It');
  const message = l10n.t('Nothing is mapped to “{0}” yet.', given.element.reference);
  const chosen = await tellInformation(message, newProcess);
  if (chosen === newProcess) await commands.executeCommand('etom.newProcess', given);
}

async function goTo({ uri, line, character }: Mapping, column: ViewColumn | undefined): Promise<void> {
  const file = Uri.parse(uri);
  const position = new Position(line, character);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === file.toString());
  const other = column === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
  const options: TextDocumentShowOptions = {
    viewColumn: shown?.viewColumn ?? other,
    selection: new Range(position, position),
  };
  await window.showTextDocument(file, options);
}
