import { commands, type Disposable } from 'vscode';
import type { Grouping } from '../../server/protocol';
import { filterFramework } from './filter-framework';
import type { FrameworkChoice } from './framework-settings';
import type { FrameworkTreeView } from './framework-tree';

const GROUPINGS: Readonly<Record<string, Grouping>> = {
  'etom.framework.groupByEndToEnd': 'end-to-end',
  'etom.framework.groupByFunction': 'functional',
  'etom.framework.groupByNothing': 'decomposition',
};

const LENSES: Readonly<Record<string, string>> = {
  'etom.framework.allElements': '',
  'etom.framework.customerService': 'customer-service',
  'etom.framework.revenueAssurance': 'revenue-assurance',
};

const SWITCHES: Readonly<Record<string, Partial<FrameworkChoice>>> = {
  'etom.framework.showGaps': { onlyGaps: true },
  'etom.framework.showAll': { onlyGaps: false },
  'etom.framework.follow': { follow: true },
  'etom.framework.unfollow': { follow: false },
  'etom.framework.clearFilter': { filter: '' },
};

/** The commands that choose what the Framework view shows. */
export function frameworkCommands(tree: FrameworkTreeView): Disposable[] {
  const choose = (id: string, change: Partial<FrameworkChoice>): Disposable =>
    commands.registerCommand(id, async () => {
      await tree.settings.set(change);
      // From elsewhere it would change what nobody sees.
      if (!tree.view.visible) await commands.executeCommand('etom.framework.focus');
    });
  /** A menu can mark no entry as chosen: the chosen one is an entry of its own, with a mark in its title. */
  const radio = (id: string, change: Partial<FrameworkChoice>): Disposable[] => [
    choose(id, change),
    choose(`${id}.chosen`, change),
  ];
  return [
    ...Object.entries(GROUPINGS).flatMap(([id, grouping]) => radio(id, { grouping })),
    ...Object.entries(LENSES).flatMap(([id, lens]) => radio(id, { lens })),
    ...Object.entries(SWITCHES).map(([id, change]) => choose(id, change)),
    commands.registerCommand('etom.framework.filter', () => filterFramework(tree)),
  ];
}
