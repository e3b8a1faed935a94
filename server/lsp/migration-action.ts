import type { CodeAction } from 'vscode-languageserver';

/** What an action that migrates needs to know again once it is chosen. */
export interface MigrationData {
  readonly uri: string;
  readonly migrate: { readonly from: string; readonly to: string };
}

/** The data of an action of ours that migrates and has no edits yet. */
export function migrationData(action: CodeAction): MigrationData | undefined {
  const data = action.data as Partial<MigrationData> | undefined;
  return !action.edit && data?.migrate ? (data as MigrationData) : undefined;
}
