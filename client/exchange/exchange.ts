import { commands, type Disposable, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ExportOptions, exportMap } from './export-command';
import { type ImportOptions, importMaps } from './import-command';
import { type ReportOptions, reportOnMap } from './report-command';

/** The commands that take maps to other tools, report on them, and bring in what these have. */
export function exchangeCommands(client: BaseLanguageClient, extensionUri: Uri): Disposable[] {
  return [
    commands.registerCommand('etom.export', (called?: ExportOptions | Uri) =>
      exportMap(client, called, called instanceof Uri ? {} : called),
    ),
    commands.registerCommand('etom.report', (called?: ReportOptions | Uri) =>
      reportOnMap(client, extensionUri, called, called instanceof Uri ? {} : called),
    ),
    // A menu gives the file that it was opened on, and all that are selected there.
    commands.registerCommand('etom.import', (called?: ImportOptions | Uri, selected?: readonly Uri[]) =>
      importMaps(client, called instanceof Uri ? { files: selected?.length ? selected : [called] } : called),
    ),
  ];
}
