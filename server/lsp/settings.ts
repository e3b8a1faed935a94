import type { Severity } from '../rules/rule.js';

/** The user's settings, section `etom`, as package.json describes them. */
export interface Settings {
  /** Severities of rules, where they differ from the default. */
  rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_SETTINGS: Settings = { rules: {} };

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info', 'hint', 'off'];

/** Takes what is usable from a client's answer; anything else stays at its default. */
export function readSettings(value: unknown): Settings {
  const rules = isRecord(value) && isRecord(value.rules) ? value.rules : {};
  const usable = Object.entries(rules).filter(([, severity]) => SEVERITIES.includes(severity));
  return { rules: Object.fromEntries(usable) as Settings['rules'] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
