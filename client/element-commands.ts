import { commands, type Disposable, env, Range, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
  type TreeNode,
} from '../server/protocol';
import { openElement } from './element-pages';
import type { FrameworkTreeView } from './framework-tree';

/** The commands on an element of the Framework view. From a key binding they take the selected element. */
export function elementCommands(client: BaseLanguageClient, { view }: FrameworkTreeView): Disposable[] {
  const onElement = (
    id: string,
    run: (element: NonNullable<TreeNode['element']>) => Promise<void>,
  ): Disposable =>
    commands.registerCommand(id, async (node?: TreeNode) => {
      const element = (node ?? view.selection[0])?.element;
      if (element) await run(element);
      else void window.showInformationMessage('Select an element in the Framework view first.');
    });
  return [
    onElement('etom.openElement', openElement),
    onElement('etom.copyElementId', async ({ id, reference }) => env.clipboard.writeText(id ?? reference)),
    onElement('etom.copyElementReference', async ({ reference }) => env.clipboard.writeText(reference)),
    onElement('etom.insertMapping', async (element) => {
      const editor =
        window.activeTextEditor ??
        window.visibleTextEditors.find(({ document }) => document.languageId === 'etom');
      if (editor?.document.languageId !== 'etom') {
        void window.showInformationMessage('Open a process map and put the cursor in a process first.');
        return;
      }
      const { document, selection } = editor;
      const params: InsertMappingParams = {
        uri: document.uri.toString(),
        position: client.code2ProtocolConverter.asPosition(selection.active),
        element,
      };
      const result = await client.sendRequest<InsertMappingResult>(INSERT_MAPPING, params);
      if ('refusal' in result) {
        void window.showInformationMessage(result.refusal);
        return;
      }
      const edit = new WorkspaceEdit();
      for (const { range, newText } of result.edits) {
        const { start, end } = range;
        edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
      }
      await workspace.applyEdit(edit);
    }),
  ];
}
