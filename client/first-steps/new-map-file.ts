import { l10n, Uri } from 'vscode';
import { exists } from '../exists';
import { type Answer, answered, askText, type Stage } from './quick-steps';

const ENDING = '.etom.yaml';

/**
 * Asks for the name of a new map's file.
 * @param value what to begin with, such as the answer of before; where it is empty, a name made of the organization's.
 * @returns a name that ends as maps do, and that no file of the folder has.
 */
export async function askFileName(
  stage: Stage,
  folder: Uri,
  organization: string,
  value = fileNameFor(organization),
): Promise<Answer<string>> {
  const text = await askText(stage, {
    prompt: l10n.t('The name of the file. Its ending is {0}.', ENDING),
    value,
    selection: [0, value.length - ENDING.length],
    check: (name) => whatIsWrong(folder, name),
  });
  return answered(text, withEnding);
}

/** A name for the file of an organization's map: its words, in lower case, whatever their script. */
function fileNameFor(organization: string): string {
  const words =
    organization
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${words.join('-').slice(0, 60) || 'process-map'}${ENDING}`;
}

function withEnding(name: string): string {
  const trimmed = name.trim();
  return /\.etom\.ya?ml$/.test(trimmed) ? trimmed : `${trimmed.replace(/\.ya?ml$/, '')}${ENDING}`;
}

/** Why a map cannot be written there, in a sentence. */
async function whatIsWrong(folder: Uri, name: string): Promise<string | undefined> {
  if (name.trim() === '' || name.trim() === ENDING) return l10n.t('A file needs a name.');
  if (/[\\:*?"<>|\p{Cc}]/u.test(name) || name.split('/').includes('..'))
    return l10n.t('A name of a file has none of the characters {0}.', '\\ : * ? " < > |');
  const file = withEnding(name);
  return (await exists(Uri.joinPath(folder, file)))
    ? l10n.t('{0} is there already; take another name.', file)
    : undefined;
}
