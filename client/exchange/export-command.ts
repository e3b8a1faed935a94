import { l10n, type QuickPickItem, type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPORT, type ExportFormat, type ExportParams, type ExportResult } from '../../server/protocol';
import { tellError } from '../tell';
import { askServer } from './ask-server';
import { chooseMap } from './choose-map';
import { saveFiles } from './save-files';

/** What the command *Export* can be told; what it is not told it asks. */
export interface ExportOptions {
  /** A document of the map. */
  readonly uri?: Uri;
  readonly format?: ExportFormat;
  /** The file to write, or the folder where the format gives several. */
  readonly target?: Uri;
}

/**
 * Writes a map in the format of another tool.
 * @param called what VS Code hands to the command.
 * @returns where it was saved; none where the user has left, or was told why there is nothing to save.
 * @throws Error where the server or the disk fails.
 */
export async function exportMap(
  client: BaseLanguageClient,
  called: unknown,
  { format, target }: ExportOptions = {},
): Promise<Uri[]> {
  const title = l10n.t('Export Process Map');
  const map = await chooseMap(client, title, called);
  const chosen = map && (format ?? (await askFormat(title)));
  if (!map || !chosen) return [];
  const params: ExportParams = { uri: client.code2ProtocolConverter.asUri(map), format: chosen };
  const result = await askServer<ExportResult>(client, l10n.t('Exporting the map…'), EXPORT, params);
  if (!result) return [];
  if ('files' in result) return saveFiles(title, result.files, map, target);
  void tellError(result.refusal);
  return [];
}

async function askFormat(title: string): Promise<ExportFormat | undefined> {
  const placeHolder = l10n.t('What is it for?');
  return (await window.showQuickPick(formatItems(), { title, placeHolder, matchOnDetail: true }))?.format;
}

function formatItems(): (QuickPickItem & { readonly format: ExportFormat })[] {
  const formats: Readonly<Record<ExportFormat, { label: string; detail: string }>> = {
    xlsx: {
      label: l10n.t('Excel workbook'),
      detail: l10n.t('The mapping table for spreadsheets, which Import reads back'),
    },
    csv: { label: 'CSV', detail: l10n.t('The mapping table as text, which Import reads back') },
    archimate: {
      label: 'ArchiMate',
      detail: l10n.t('Processes, roles, systems, the framework and the grid as a view, for Archi and others'),
    },
    bpmn: {
      label: 'BPMN',
      detail: l10n.t('A diagram for each flow, for Camunda Modeler, bpmn.io and others'),
    },
    mermaid: {
      label: 'Mermaid',
      detail: l10n.t('Markdown with all flows and the tree of processes, for GitHub, GitLab and wikis'),
    },
    oda: {
      label: 'ODA',
      detail: l10n.t('The eTOMs list of each system, for component specifications of TM Forum’s ODA'),
    },
    json: { label: 'JSON', detail: l10n.t('The whole map, resolved, for programs') },
  };
  return (Object.keys(formats) as ExportFormat[]).map((format) => ({ ...formats[format], format }));
}
