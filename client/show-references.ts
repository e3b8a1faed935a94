import { commands, Location, Position, Range, Uri } from 'vscode';
import type { ShowReferences } from '../server/protocol';

/** Shows the places that a code lens counts. */
export async function showReferences({ uri, position, locations }: ShowReferences): Promise<void> {
  const places = locations.map(({ uri: at, range: { start, end } }) => {
    const range = new Range(start.line, start.character, end.line, end.character);
    return new Location(Uri.parse(at), range);
  });
  const { line, character } = position;
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    new Position(line, character),
    places,
  );
}
