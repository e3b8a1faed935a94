import { ambiguousName } from './ambiguous-name.js';
import { ambiguousNumber } from './ambiguous-number.js';
import { brokenLink } from './broken-link.js';
import { conflictingHead } from './conflicting-head.js';
import { cyclicFlow } from './cyclic-flow.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateKey } from './duplicate-key.js';
import { duplicateName } from './duplicate-name.js';
import { elementNameMismatch } from './element-name-mismatch.js';
import { excludedElement } from './excluded-element.js';
import { inconsistentCoverage } from './inconsistent-coverage.js';
import { invalidValue } from './invalid-value.js';
import { limitReached } from './limit-reached.js';
import { mergeKey } from './merge-key.js';
import { missingKey } from './missing-key.js';
import { missingOwner } from './missing-owner.js';
import { movedElement } from './moved-element.js';
import { multipleDocuments } from './multiple-documents.js';
import { orphanExtension } from './orphan-extension.js';
import { outOfScope } from './out-of-scope.js';
import { outsideParent } from './outside-parent.js';
import { overlappingCoverage } from './overlapping-coverage.js';
import { redundantMapping } from './redundant-mapping.js';
import { releaseNotHeld } from './release-not-held.js';
import { retiredReference } from './retired-reference.js';
import type { Rule } from './rule.js';
import { scoreWithoutEvidence } from './score-without-evidence.js';
import { staleGap } from './stale-gap.js';
import { suspiciousCharacter } from './suspicious-character.js';
import { tooCoarse } from './too-coarse.js';
import { undecidedElement } from './undecided-element.js';
import { unknownElement } from './unknown-element.js';
import { unknownKey } from './unknown-key.js';
import { unknownReference } from './unknown-reference.js';
import { unknownRelease } from './unknown-release.js';
import { unlistedElement } from './unlisted-element.js';
import { unmappedProcess } from './unmapped-process.js';
import { unreachableStep } from './unreachable-step.js';
import { unusedDeclaration } from './unused-declaration.js';
import { unusedSuppression } from './unused-suppression.js';
import { wrongType } from './wrong-type.js';
import { yamlSyntax } from './yaml-syntax.js';

/** Every rule, in the order of the manual: shape, release, elements, the map, the comments. */
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
  conflictingHead,
  unknownElement,
  movedElement,
  undecidedElement,
  unlistedElement,
  elementNameMismatch,
  ambiguousName,
  outsideParent,
  inconsistentCoverage,
  tooCoarse,
  redundantMapping,
  overlappingCoverage,
  excludedElement,
  outOfScope,
  orphanExtension,
  unknownReference,
  retiredReference,
  duplicateId,
  duplicateName,
  unusedDeclaration,
  cyclicFlow,
  unreachableStep,
  unmappedProcess,
  missingOwner,
  scoreWithoutEvidence,
  staleGap,
  brokenLink,
  ambiguousNumber,
  suspiciousCharacter,
  unusedSuppression,
  limitReached,
];
