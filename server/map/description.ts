/** The file format, described once: validation, completion, hover and the JSON Schema all come from here. */
import type {
  DeclarationKind,
  ElementShape,
  Field,
  FieldsShape,
  ListShape,
  MapShape,
  ReferenceShape,
  Shape,
  TextShape,
  WordShape,
} from './shape.js';

const text: TextShape = { kind: 'text' };
const element: ElementShape = { kind: 'element' };
const list = (of: Shape): ListShape => ({ kind: 'list', of });
const reference = (to: DeclarationKind): ReferenceShape => ({ kind: 'reference', to });
const mapOf = (declares: DeclarationKind, of: Shape): MapShape => ({ kind: 'map', declares, of });
const words = (entries: Record<string, string>, standard?: string): WordShape => ({
  kind: 'word',
  words: entries,
  default: standard,
});

export const COVERAGE = words(
  {
    full: 'The process realizes the whole element.',
    partial: 'The process realizes a part of the element; a `note` says which.',
    planned: 'Not yet, but decided.',
  },
  'full',
);

const PART = words(
  {
    primary: 'The system is the one that implements the element.',
    contributing: 'The system helps, beside a primary one.',
  },
  'primary',
);

const STATUS = words(
  {
    'as-is': 'It exists today.',
    'to-be': 'It is planned.',
    retired: 'It no longer exists.',
  },
  'as-is',
);

const link: FieldsShape = {
  kind: 'fields',
  title: 'a link',
  short: 'href',
  fields: {
    title: { doc: 'What the reader sees.', shape: text },
    href: { doc: 'A web address, or a path relative to this file.', shape: text, required: true },
    kind: { doc: 'What kind of document it is, such as `bpmn` or `instruction`.', shape: text },
  },
};

/** What may be said of anything. */
const common = {
  description: { doc: 'What it is, in prose.', shape: text },
  note: { doc: 'A remark for readers of the map.', shape: text },
  tags: { doc: 'Words to find and group it by.', shape: list(text) },
  links: { doc: 'Documents that tell more.', shape: list(link) },
} satisfies Record<string, Field>;

/** Who has a hand in it. */
const responsibility = {
  owner: {
    doc: 'The role that is accountable. Exactly one; subprocesses inherit it.',
    shape: reference('role'),
  },
  responsible: { doc: 'The roles that do the work.', shape: list(reference('role')) },
  consulted: { doc: 'The roles that are asked.', shape: list(reference('role')) },
  informed: { doc: 'The roles that are told.', shape: list(reference('role')) },
} satisfies Record<string, Field>;

const lifecycle = (kind: 'process' | 'system'): Record<string, Field> => ({
  status: { doc: 'Whether it exists today (`as-is`, the default), is planned, or is gone.', shape: STATUS },
  replaces: {
    doc: `What this ${kind} replaces: in the to-be view the replaced one is gone.`,
    shape: list(reference(kind)),
  },
  from: { doc: 'Since when, or from when on.', shape: { kind: 'date' } },
  until: { doc: 'Until when.', shape: { kind: 'date' } },
});

const applies: Field = {
  doc: 'The variants it holds for. Default: every variant.',
  shape: list(reference('variant')),
};

const systemUse: FieldsShape = {
  kind: 'fields',
  title: 'a use of a system',
  short: 'system',
  fields: {
    system: { doc: 'The system.', shape: reference('system'), required: true },
    part: { doc: 'Whether it is the primary system or a contributing one.', shape: PART },
    note: common.note,
  },
};

const mapping: FieldsShape = {
  kind: 'fields',
  title: 'a mapping',
  short: 'element',
  fields: {
    element: {
      doc: 'The framework element: id and name, id alone, or name alone.',
      shape: element,
      required: true,
    },
    coverage: { doc: 'How much of the element the process realizes. Default: `full`.', shape: COVERAGE },
    systems: { doc: 'The systems that support this element in this process.', shape: list(systemUse) },
    applies,
    ...common,
  },
};

const implementation: FieldsShape = {
  kind: 'fields',
  title: 'an implementation',
  short: 'element',
  fields: {
    element: {
      doc: 'The framework element: id and name, id alone, or name alone.',
      shape: element,
      required: true,
    },
    part: {
      doc: 'Whether the system is the primary one for the element or a contributing one.',
      shape: PART,
    },
    applies,
    ...common,
  },
};

const role: FieldsShape = {
  kind: 'fields',
  title: 'a role',
  short: 'name',
  fields: {
    name: { doc: 'The role as people call it.', shape: text },
    unit: { doc: 'The organizational unit it belongs to.', shape: text },
    ...common,
  },
};

const system: FieldsShape = {
  kind: 'fields',
  title: 'a system',
  short: 'name',
  fields: {
    name: { doc: 'The system as people call it.', shape: text },
    vendor: { doc: 'Who makes it.', shape: text },
    ...responsibility,
    elements: { doc: 'The elements that the system implements by itself.', shape: list(implementation) },
    applies,
    ...lifecycle('system'),
    ...common,
  },
};

const kpi: FieldsShape = {
  kind: 'fields',
  title: 'a KPI',
  short: 'name',
  fields: {
    name: { doc: 'What is measured.', shape: text, required: true },
    target: { doc: 'The value to reach, such as `"< 10"`.', shape: text },
    actual: { doc: 'The value of today.', shape: text },
    unit: { doc: 'The unit of the values.', shape: text },
    note: common.note,
  },
};

const processFields: Record<string, Field> = {
  name: { doc: 'The process as people call it.', shape: text, required: true },
  elements: { doc: 'The framework elements that the process realizes.', shape: list(mapping) },
  ...responsibility,
  systems: { doc: "The process's systems, where its elements do not say.", shape: list(systemUse) },
  applies,
  maturity: {
    doc: 'How mature the process is, from 0 (not done) to 5 (continually improved).',
    shape: { kind: 'number', min: 0, max: 5, whole: true },
  },
  ...lifecycle('process'),
  kpis: { doc: 'What the process is measured by.', shape: list(kpi) },
  ...common,
};

const process: FieldsShape = { kind: 'fields', title: 'a process', fields: processFields };
processFields.processes = {
  doc: 'Subprocesses, keyed by process id, to any depth.',
  shape: mapOf('process', process),
};

const next: FieldsShape = {
  kind: 'fields',
  title: 'a next step',
  short: 'to',
  fields: {
    to: { doc: 'The step that follows.', shape: reference('step'), required: true },
    when: { doc: 'The condition under which it follows.', shape: text },
  },
};

const step: FieldsShape = {
  kind: 'fields',
  title: 'a step',
  short: 'process',
  fields: {
    name: { doc: 'The step as readers see it. Default: the name of its process or element.', shape: text },
    process: {
      doc: 'The process that does it, by id or by path (`new-connection/survey-site`).',
      shape: reference('process'),
    },
    element: { doc: 'The framework element, for a step outside our processes.', shape: element },
    actor: { doc: 'Who does a step outside our processes.', shape: text },
    next: {
      doc: 'The steps that follow: one of them, or all with `parallel: true`. Default: the step written below.',
      shape: list(next),
    },
    parallel: { doc: 'Whether all of `next` follow, and not one of them.', shape: { kind: 'flag' } },
    when: { doc: 'The condition under which the step happens.', shape: text },
    ...common,
  },
};

const flow: FieldsShape = {
  kind: 'fields',
  title: 'a flow',
  fields: {
    name: { doc: 'The flow as people call it.', shape: text },
    start: { doc: 'What sets it off.', shape: text },
    end: { doc: 'What it ends with.', shape: text },
    owner: responsibility.owner,
    applies,
    steps: {
      doc: 'The steps: a mapping keyed by step id, or a plain list of processes, which is a line.',
      shape: { kind: 'either', list: list(step), map: mapOf('step', step) },
    },
    ...common,
  },
};

const extension: FieldsShape = {
  kind: 'fields',
  title: 'an extension',
  short: 'name',
  fields: {
    name: { doc: 'The element as the organization calls it.', shape: text, required: true },
    parent: { doc: 'The framework element, or extension, that it stands below.', shape: element },
    source: { doc: 'Where the element comes from.', shape: text },
    ...common,
  },
};

const exclusion: FieldsShape = {
  kind: 'fields',
  title: 'an exclusion',
  short: 'element',
  fields: {
    element: { doc: 'The element that is out, with everything below it.', shape: element, required: true },
    reason: { doc: 'Why it is out.', shape: text },
    note: common.note,
  },
};

const assessment: FieldsShape = {
  kind: 'fields',
  title: 'an assessment',
  fields: {
    element: { doc: 'The element that was assessed.', shape: element, required: true },
    score: { doc: 'The score, from 0 to 5.', shape: { kind: 'number', min: 0, max: 5, whole: false } },
    by: { doc: 'The role that assessed it.', shape: reference('role') },
    date: { doc: 'When.', shape: { kind: 'date' } },
    evidence: { doc: 'Documents or words that show it.', shape: list(text) },
    deviation: { doc: 'Where the organization does otherwise than the element says.', shape: text },
    ...common,
  },
};

const gap: FieldsShape = {
  kind: 'fields',
  title: 'a decision on a gap',
  fields: {
    element: { doc: 'The element that nothing covers.', shape: element, required: true },
    decision: {
      doc: 'What was decided.',
      shape: words({ close: 'The gap will be closed.', accept: 'The gap stays; a `note` says why.' }),
    },
    owner: responsibility.owner,
    initiative: { doc: 'The project or program that closes it.', shape: text },
    due: { doc: 'Until when.', shape: { kind: 'date' } },
    reason: { doc: 'Why it was decided so.', shape: text },
    ...common,
  },
};

/** A whole `.etom.yaml` file. */
export const MAP: FieldsShape = {
  kind: 'fields',
  title: 'a process map',
  fields: {
    etom: {
      doc: 'The framework release that the ids and names of this file are of: `classic`, or a TM Forum release such as `gb921-25.5`.',
      shape: { kind: 'release' },
      required: true,
    },
    map: {
      doc: 'Joins files into one map: files of a workspace folder with the same `map` share everything they declare.',
      shape: { kind: 'id' },
    },
    organization: {
      doc: 'Whose processes these are.',
      shape: {
        kind: 'fields',
        title: 'an organization',
        short: 'name',
        fields: {
          name: { doc: 'The name of the organization.', shape: text, required: true },
          industry: {
            doc: 'Its industry, such as `telecommunications`, `electricity` or `water`.',
            shape: text,
          },
          ...common,
        },
      },
    },
    scope: {
      doc: 'Which part of the framework the map is about, and how deep gaps are looked for.',
      shape: {
        kind: 'fields',
        title: 'a scope',
        fields: {
          include: {
            doc: 'Areas, verticals, groupings or elements. Default: everything.',
            shape: list(element),
          },
          level: {
            doc: 'The level at which gaps are looked for. Default: 2.',
            shape: { kind: 'number', min: 1, max: 9, whole: true },
          },
          exclude: {
            doc: 'What is out, with the reason. Exclusion wins over inclusion.',
            shape: list(exclusion),
          },
          note: common.note,
        },
      },
    },
    variants: {
      doc: 'Words that `applies` uses: segments, companies, products.',
      shape: list({ kind: 'id', declares: 'variant' }),
    },
    roles: {
      doc: 'The roles that own processes or take part in them, keyed by role id.',
      shape: mapOf('role', role),
    },
    systems: {
      doc: 'The systems that support processes, keyed by system id.',
      shape: mapOf('system', system),
    },
    processes: {
      doc: "The organization's processes, keyed by process id.",
      shape: mapOf('process', process),
    },
    flows: {
      doc: 'Sequences of processes across the organization, keyed by flow id.',
      shape: mapOf('flow', flow),
    },
    assessments: { doc: 'Conformance self-assessment, per element.', shape: list(assessment) },
    gaps: { doc: 'What was decided about gaps.', shape: list(gap) },
    extensions: {
      doc: "The organization's own elements, below the framework's, keyed by id.",
      shape: mapOf('extension', extension),
    },
    ...common,
  },
};
