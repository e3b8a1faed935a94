/** A map → plain data, with all that it refers to resolved. */
import { titleOf } from '../../features/framework-tree/status.js';
import type { Declaration } from '../../map/facts.js';
import type { Entry } from '../../map/value.js';
import { field, itemsOf, type Value } from '../../map/value.js';
import { standingOf } from '../../workspace/claims.js';
import { headText, type Located, mapNameOf, type ProcessMap } from '../../workspace/process-map.js';
import { declaredIn } from './declared.js';
import { NamedElements } from './elements.js';
import { flowsOf } from './flows.js';
import type {
  AssessmentEntry,
  ExportOptions,
  GapEntry,
  MapExport,
  OrganizationEntry,
  RoleEntry,
  ScopeEntry,
  SystemEntry,
} from './model.js';
import { processesOf } from './processes.js';
import { describedIn, listOf, numberOf, responsibilityIn, wordsOf } from './read-fields.js';

/** The heads of several files together have no place. */
const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Resolves a map. Equal maps and options give equal data, in the order of the files and their lines. */
export function resolveMap(map: ProcessMap, options: ExportOptions = {}): MapExport {
  const named = new NamedElements(map);
  const release = map.catalogue?.framework.release;
  const [document] = map.documents;
  const heads = map.documents.flatMap((each) => [...each.head()].map(({ entry }) => entry));
  const head: Value = { kind: 'fields', entries: heads, range: NOWHERE };
  const scope = scopeOf(map, heads, named);
  for (const extension of map.catalogue?.extensions ?? []) named.add(extension);
  const data = {
    roles: map.declared('role').map((located) => roleOf(located, options)),
    systems: systemsOf(map, options, named),
    processes: processesOf(map, options, named),
    flows: flowsOf(map, options, named),
    assessments: itemsIn(heads, 'assessments').map((item) => assessmentOf(item, named)),
    gaps: itemsIn(heads, 'gaps').map((item) => gapOf(item, named)),
  };
  return {
    format: 'etom-map',
    version: 1,
    release: release ?? { name: (document && headText(document, 'etom')?.text.text) ?? '' },
    map: document && mapNameOf(document),
    title: titleOf(map),
    view: options.view,
    variant: options.variant,
    organization: organizationOf(heads),
    ...describedIn(head),
    scope,
    variants: [...new Set(map.declared('variant').map(({ item }) => item.id))],
    ...data,
    elements: named.entries(),
  };
}

function itemsIn(heads: readonly Entry[], key: string): readonly Value[] {
  return heads.filter((entry) => entry.key.text === key).flatMap(({ value }) => itemsOf(value));
}

function organizationOf(heads: readonly Entry[]): OrganizationEntry | undefined {
  const value = heads.find(({ key, value: said }) => key.text === 'organization' && said)?.value;
  const name = wordsOf(value, 'name');
  return name === undefined
    ? undefined
    : { name, industry: wordsOf(value, 'industry'), ...describedIn(value) };
}

function scopeOf(map: ProcessMap, heads: readonly Entry[], named: NamedElements): ScopeEntry {
  const scopes = heads.filter(({ key }) => key.text === 'scope').map(({ value }) => value);
  const include = scopes.flatMap((scope) =>
    itemsOf(field(scope, 'include')).flatMap((item) => (item.kind === 'text' ? [named.name(item.text)] : [])),
  );
  const exclude = scopes.flatMap((scope) =>
    itemsOf(field(scope, 'exclude')).flatMap((item) => {
      const reference = wordsOf(item, 'element');
      if (reference === undefined) return [];
      return [{ ...named.name(reference), reason: wordsOf(item, 'reason'), note: wordsOf(item, 'note') }];
    }),
  );
  return { level: map.scope.level, include: include.length > 0 ? include : undefined, exclude };
}

function roleOf(located: Located<Declaration>, options: ExportOptions): RoleEntry {
  const { id, name, value } = located.item;
  return {
    id,
    name: name?.text || id,
    unit: wordsOf(value, 'unit'),
    ...describedIn(value),
    ...declaredIn(located, options),
  };
}

function systemsOf(map: ProcessMap, options: ExportOptions, named: NamedElements): SystemEntry[] {
  const { view, variant } = options;
  const standing = standingOf(map, 'system');
  return map.declared('system').flatMap((located) => {
    const { item: system } = located;
    const { id, name, value } = system;
    const status = view && standing.status(system, view);
    const applies = standing.variants(system, undefined);
    if (view && status !== 'as-is' && (status !== 'to-be' || view === 'as-is')) return [];
    if (variant !== undefined && applies && !applies.includes(variant)) return [];
    const elements = itemsOf(field(value, 'elements')).flatMap((item) => {
      const reference = wordsOf(item, 'element');
      if (reference === undefined || !standing.applies(system, item, variant)) return [];
      const part = wordsOf(item, 'part') ?? 'primary';
      const forVariants = standing.variants(system, item);
      return [{ ...named.name(reference), part, applies: forVariants, ...describedIn(item) }];
    });
    const entry: SystemEntry = {
      id,
      name: name?.text || id,
      vendor: wordsOf(value, 'vendor'),
      ...responsibilityIn(value),
      status: wordsOf(value, 'status') ?? 'as-is',
      replaces: listOf(value, 'replaces'),
      from: wordsOf(value, 'from'),
      until: wordsOf(value, 'until'),
      applies,
      elements,
      ...describedIn(value),
      ...declaredIn(located, options),
    };
    return [entry];
  });
}

function assessmentOf(item: Value, named: NamedElements): AssessmentEntry {
  return {
    ...named.name(wordsOf(item, 'element') ?? ''),
    score: numberOf(item, 'score'),
    by: wordsOf(item, 'by'),
    date: wordsOf(item, 'date'),
    evidence: listOf(item, 'evidence'),
    deviation: wordsOf(item, 'deviation'),
    ...describedIn(item),
  };
}

function gapOf(item: Value, named: NamedElements): GapEntry {
  return {
    ...named.name(wordsOf(item, 'element') ?? ''),
    decision: wordsOf(item, 'decision'),
    owner: wordsOf(item, 'owner'),
    initiative: wordsOf(item, 'initiative'),
    due: wordsOf(item, 'due'),
    reason: wordsOf(item, 'reason'),
    ...describedIn(item),
  };
}
