import { commands, type Disposable, l10n, window } from 'vscode';
import type { FrameworkTreeView } from './framework-tree';

/** A box whose text filters the Framework view while one types. What is shown stays, however the box is closed. */
export async function filterFramework({ settings, view }: FrameworkTreeView): Promise<void> {
  if (!view.visible) await commands.executeCommand('etom.framework.focus');
  const box = window.createInputBox();
  box.title = l10n.t('Filter Framework');
  box.placeholder = l10n.t('The start of an id, or of any words of a name');
  box.prompt = l10n.t('Finds nodes that are not expanded too. Clear the box to see everything.');
  box.value = settings.choice.filter;
  const subscriptions: Disposable[] = [
    box,
    box.onDidChangeValue((value) => void settings.set({ filter: value.trim() })),
    box.onDidAccept(() => {
      box.hide();
      void commands.executeCommand('etom.framework.focus');
    }),
    box.onDidHide(() => {
      for (const subscription of subscriptions) subscription.dispose();
    }),
  ];
  box.show();
}
