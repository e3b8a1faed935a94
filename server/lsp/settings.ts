import type { Form } from '../features/reference-forms.js';
import type { Severity } from '../rules/rule.js';

/** The user's settings, section `etom`, as package.json describes them. */
export interface Settings {
  /** Severities of rules, where they differ from the default. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** How completion writes a reference to an element. */
  readonly references: Form;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

export const DEFAULT_SETTINGS: Settings = { rules: {}, references: 'both', inlayHints: true, codeLens: true };

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info', 'hint', 'off'];
const STYLES: readonly unknown[] = ['both', 'id', 'name'];

/** Takes what is usable from a client's answer; anything else stays at its default. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return DEFAULT_SETTINGS;
  const { rules, references, inlayHints, codeLens } = value;
  const usable = Object.entries(isRecord(rules) ? rules : {}).filter(([, severity]) =>
    SEVERITIES.includes(severity),
  );
  return {
    rules: Object.fromEntries(usable) as Settings['rules'],
    references: STYLES.includes(references) ? (references as Form) : 'both',
    inlayHints: inlayHints !== false,
    codeLens: codeLens !== false,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
