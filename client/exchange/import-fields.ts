import { l10n } from 'vscode';
import type { ImportField } from '../../server/protocol';

/** What a column of a mapping table holds, in words. */
export function fieldWords(): Readonly<Record<ImportField, string>> {
  return {
    process: l10n.t('Process'),
    path: l10n.t('Process path'),
    'process-id': l10n.t('Process id'),
    parent: l10n.t('Parent process'),
    element: l10n.t('Element'),
    'element-id': l10n.t('Element id'),
    'element-name': l10n.t('Element name'),
    coverage: l10n.t('Coverage'),
    systems: l10n.t('Systems'),
    owner: l10n.t('Owner'),
    applies: l10n.t('Applies to'),
    maturity: l10n.t('Maturity'),
    status: l10n.t('Status'),
    note: l10n.t('Note'),
    description: l10n.t('Description'),
    part: l10n.t('Part of the system'),
    'extension-of': l10n.t('Extension of'),
  };
}
