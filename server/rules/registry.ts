import { ambiguousName } from './ambiguous-name.js';
import { ambiguousNumber } from './ambiguous-number.js';
import { duplicateKey } from './duplicate-key.js';
import { elementNameMismatch } from './element-name-mismatch.js';
import { excludedElement } from './excluded-element.js';
import { inconsistentCoverage } from './inconsistent-coverage.js';
import { invalidValue } from './invalid-value.js';
import { mergeKey } from './merge-key.js';
import { missingKey } from './missing-key.js';
import { movedElement } from './moved-element.js';
import { multipleDocuments } from './multiple-documents.js';
import { orphanExtension } from './orphan-extension.js';
import { outsideParent } from './outside-parent.js';
import { redundantMapping } from './redundant-mapping.js';
import { releaseNotHeld } from './release-not-held.js';
import type { Rule } from './rule.js';
import { suspiciousCharacter } from './suspicious-character.js';
import { tooCoarse } from './too-coarse.js';
import { unknownElement } from './unknown-element.js';
import { unknownKey } from './unknown-key.js';
import { unknownReference } from './unknown-reference.js';
import { unknownRelease } from './unknown-release.js';
import { unlistedElement } from './unlisted-element.js';
import { wrongType } from './wrong-type.js';
import { yamlSyntax } from './yaml-syntax.js';

/** Every rule, in the order of the manual: shape, release, elements, the map. */
export const RULES: readonly Rule[] = [
  yamlSyntax,
  mergeKey,
  multipleDocuments,
  unknownKey,
  missingKey,
  wrongType,
  invalidValue,
  duplicateKey,
  unknownRelease,
  releaseNotHeld,
  unknownElement,
  movedElement,
  unlistedElement,
  elementNameMismatch,
  ambiguousName,
  outsideParent,
  inconsistentCoverage,
  tooCoarse,
  redundantMapping,
  excludedElement,
  orphanExtension,
  unknownReference,
  ambiguousNumber,
  suspiciousCharacter,
];
