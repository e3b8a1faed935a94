import { commands, type Disposable, EventEmitter, type Memento } from 'vscode';
import type { Grouping, TreeView } from '../../server/protocol';

/** What the Framework view shows, and whether it follows the cursor. */
export interface FrameworkChoice extends TreeView {
  readonly grouping: Grouping;
  readonly onlyGaps: boolean;
  /** A lens's id; "" for all elements. */
  readonly lens: string;
  readonly follow: boolean;
  /** What is searched for; "" for nothing. It is forgotten with the window. */
  readonly filter: string;
}

const DEFAULT: FrameworkChoice = {
  grouping: 'end-to-end',
  onlyGaps: false,
  lens: '',
  follow: true,
  filter: '',
};

const KEY = 'etom.framework';

/** What was chosen for the Framework view: kept for the workspace, and told to the menus. */
export class FrameworkSettings implements Disposable {
  readonly #changed = new EventEmitter<FrameworkChoice>();
  readonly onDidChange = this.#changed.event;
  #choice: FrameworkChoice;

  constructor(private readonly memento: Memento) {
    this.#choice = { ...DEFAULT, ...memento.get<Partial<FrameworkChoice>>(KEY), filter: '' };
    this.#tellMenus();
  }

  get choice(): FrameworkChoice {
    return this.#choice;
  }

  /** Changes a part of the choice, where it is another. */
  async set(change: Partial<FrameworkChoice>): Promise<void> {
    const before = this.#choice;
    this.#choice = { ...before, ...change };
    if (JSON.stringify(before) === JSON.stringify(this.#choice)) return;
    this.#tellMenus();
    this.#changed.fire(before);
    await this.memento.update(KEY, this.#choice);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Menus ask for `etom.framework.grouping`, `etom.framework.lens` and so on. */
  #tellMenus(): void {
    for (const [name, value] of Object.entries(this.#choice)) {
      void commands.executeCommand('setContext', `${KEY}.${name}`, value);
    }
  }
}
