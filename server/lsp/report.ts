import {
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';

/** The findings of one state of a file. */
export interface Report {
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  /** Equal for equal findings. */
  readonly resultId: string;
}

/** What stands for a report, to know whether the client has it. */
export function toldOf({ version, resultId }: Report): string {
  return `${version} ${resultId}`;
}

/** A report as the workspace request gives it. */
export function itemOf(uri: string, { version, items, resultId }: Report): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] };
}

/** FNV-1a over UTF-16 units: equal texts have equal results, and others hardly ever. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return `${(value >>> 0).toString(36)}-${text.length}`;
}
