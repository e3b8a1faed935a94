import {
  DiagnosticSeverity,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MAP_STATUS, type MapStatus, type MapStatusParams } from '../../server/protocol';
import { ask } from '../ask';
import { onMapChanged } from '../map-changed';

/** How long more edits are waited for before the server is asked again, in milliseconds. */
const QUIET = 300;

/** How long an answer may take before the item shows that files are being read, in milliseconds. */
const PATIENCE = 200;

/** Tells the release, the map and its findings beside the language of a process map, and switches the release. */
export class StatusItem implements Disposable {
  readonly item: LanguageStatusItem;
  readonly #disposables: Disposable[];
  #uri: string | undefined;
  #status: MapStatus | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: BaseLanguageClient) {
    this.item = languages.createLanguageStatusItem('etom.release', { language: 'etom' });
    this.item.name = l10n.t('eTOM Release');
    this.item.command = { command: 'etom.switchRelease', title: l10n.t('Switch Release') };
    this.#disposables = [
      this.item,
      window.onDidChangeActiveTextEditor(() => void this.update()),
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.#status?.files.includes(this.#asText(uri)))) this.#show();
      }),
      onMapChanged(client)(() => this.#updateSoon()),
    ];
  }

  /** Asks what the map in the active editor is, and shows it. */
  async update(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'etom' || !this.client.isRunning()) return;
    const uri = this.#asText(document.uri);
    this.#uri = uri;
    const patience = setTimeout(() => {
      this.item.busy = true;
    }, PATIENCE);
    try {
      const params: MapStatusParams = { uri };
      const status = await ask<MapStatus | null>(this.client, MAP_STATUS, params);
      // Another editor may have been chosen meanwhile.
      if (status === undefined || uri !== this.#uri) return;
      this.#status = status ?? undefined;
      this.#show();
    } finally {
      clearTimeout(patience);
      if (uri === this.#uri) this.item.busy = false;
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.update(), QUIET);
  }

  #show(): void {
    const { release, map, files = [] } = this.#status ?? {};
    const [errors, warnings] = countFindings(files);
    this.item.text = release?.name ?? l10n.t('No known release');
    this.item.detail = [
      map === undefined ? l10n.t('a map of one file') : l10n.t('map {0}, {1} files', map, files.length),
      errors + warnings === 0
        ? l10n.t('no errors or warnings')
        : l10n.t('{0} errors, {1} warnings', errors, warnings),
    ].join(' · ');
    this.item.severity =
      errors > 0 || !release
        ? LanguageStatusSeverity.Error
        : warnings > 0
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
  }

  #asText(uri: Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }
}

/** The errors and the warnings of some files, as they are known now. */
function countFindings(files: readonly string[]): [errors: number, warnings: number] {
  const found = files.flatMap((file) => languages.getDiagnostics(Uri.parse(file)));
  const count = (wanted: DiagnosticSeverity) => found.filter(({ severity }) => severity === wanted).length;
  return [count(DiagnosticSeverity.Error), count(DiagnosticSeverity.Warning)];
}
