import type { Rule } from './rule.js';
import { unknownElement } from './unknown-element.js';
import { unknownKey } from './unknown-key.js';

/** Every rule. */
export const RULES: readonly Rule[] = [unknownKey, unknownElement];
