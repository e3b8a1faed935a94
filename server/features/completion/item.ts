import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { writeScalar } from '../../map/scalar.js';
import { type CompletionSite, repairing } from './sites.js';

/**
 * An item that replaces the value at a site, quoted as the value is or as YAML needs it.
 * @param title what the user sees.
 * @param text what is written, where it is something else.
 */
export function valueItem(
  site: CompletionSite,
  title: string,
  kind: CompletionItemKind,
  text = title,
): CompletionItem {
  const { quote, replaces, typed } = site;
  // On a line of its own below the key of a list, the value starts the list.
  const startsList = site.shape?.kind === 'list' || site.shape?.kind === 'either';
  const lead = site.firstOnLine && !site.inList && startsList ? '- ' : site.lead;
  const scalar =
    quote === '"'
      ? JSON.stringify(text)
      : quote === "'"
        ? `'${text.replaceAll("'", "''")}'`
        : kind === CompletionItemKind.EnumMember // A word of the format, which needs no quotes: `true` is no text.
          ? text
          : writeScalar(text, site.flow);
  // What a client filters by starts with what was typed, quotes included: a search by any word must pass its filter.
  return {
    label: title,
    kind,
    filterText: `${quote}${typed} ${title}`,
    textEdit: { range: replaces, newText: `${lead}${scalar}` },
    ...repairing(site),
  };
}
