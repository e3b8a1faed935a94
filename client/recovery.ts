/** What happens when the language server ends by itself: it is started again, a few times, and then left to the user. */
import { commands, l10n } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';
import { tellError } from './tell';

/** So many ends within so long, in milliseconds, are more than a misfortune. */
const MOST = 5;
const WITHIN = 3 * 60_000;
/** So many messages in a row that could not be sent or read are borne. */
const MOST_ERRORS = 3;

export const RESTART = 'etom.restartServer';

/** A handler of its own, since the one of the library leaves the user without a way back. */
export class Recovery implements ErrorHandler {
  #ends: number[] = [];

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    const action = (count ?? 0) <= MOST_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown;
    return { action, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < WITHIN), now];
    if (this.#ends.length < MOST) return { action: CloseAction.Restart, handled: true };
    this.#ends = [];
    void this.#offerRestart();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  async #offerRestart(): Promise<void> {
    const restart = l10n.t('Restart');
    const chosen = await tellError(
      l10n.t(
        'The eTOM language server ended {0} times within {1} minutes and was not started again. Your files are as they were. The output “eTOM Process Maps” says more.',
        MOST,
        WITHIN / 60_000,
      ),
      restart,
    );
    if (chosen === restart) await commands.executeCommand(RESTART);
  }
}
