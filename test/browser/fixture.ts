/** A small grid by hand, with one of everything that a picture can hold. */
import type { Grid, GridElement, Mapping, Place } from '../../grid/model.js';

/** What somebody may write into a map. */
export const HOSTILE = `<img src=x onerror="document.title='broken'">"'</script><script>document.title='broken'</script>`;

export function mapping(process: string, element: string, strength: Mapping['strength'] = 'full'): Mapping {
  return {
    process,
    strength,
    element,
    uri: 'file:///home/someone/secret/maps/northern%20grid.etom.yaml',
    line: 11,
    character: 8,
  };
}

export function element(key: string, name: string, more: Partial<GridElement> = {}): GridElement {
  const mappings = more.mappings ?? [];
  return {
    key,
    id: key,
    name,
    level: 2,
    state: 'gap',
    reason: 'Nothing is mapped to it or below it.',
    owners: [],
    systems: [],
    mappings,
    processes: mappings.length,
    children: [],
    childrenComplete: true,
    ...more,
  };
}

const ELEMENTS: readonly GridElement[] = [
  element('1.2.1.1', 'Market Strategy & Policy', { state: 'excluded', reason: 'The scope excludes it.' }),
  element('1.2.1.2', 'Product & Offer Portfolio Planning', {
    state: 'planned',
    reason: 'One process plans it.',
  }),
  element('1.1.1.1', 'CRM Support & Readiness', {
    decision: 'close by 2027-12 (Smart grid)',
    definition: 'Makes sure that everything is ready for serving customers.',
  }),
  element('1.1.1.2', 'Customer Interface Management', {
    state: 'inherited',
    reason: 'Customer care covers all of it.',
    mappings: [mapping('Customer care', '1.1.1.2')],
    owners: ['Head of Care'],
    systems: ['Customer information system'],
    maturity: [2, 3],
    score: 4,
  }),
  element('1.1.1.5', 'Order Handling', {
    state: 'partial',
    reason: 'New supply connection covers it partially.',
    definition: 'Takes an order from the first word to the confirmed delivery.',
    mappings: [
      mapping('New supply connection', '1.1.1.5', 'partial'),
      mapping('Survey the site', '1.1.1.5.1', 'planned'),
    ],
    owners: ['Head of Connections'],
    systems: ['Customer information system', 'Network information system'],
    maturity: [2, 2],
    children: ['1.1.1.5.1', '1.1.1.5.2'],
  }),
  element('1.1.1.5.1', 'Determine Customer Order Feasibility', { level: 3, state: 'planned' }),
  element('1.1.1.5.2', 'Authorize Credit', { level: 3 }),
  element('1.1.1.6', 'Problem Handling', {
    state: 'full',
    reason: 'Outages covers all of it.',
    mappings: [mapping('Outages', '1.1.1.6')],
  }),
  element('1.1.1.9', 'Retention & Loyalty', { state: 'rolled up', reason: 'All below it is covered.' }),
  element('1.1.2.5', HOSTILE, {
    state: 'system only',
    reason: HOSTILE,
    decision: HOSTILE,
    owners: [HOSTILE],
  }),
  element('1.3.1', 'Strategic & Enterprise Planning', { state: 'undetailed' }),
];

export const at = (key: string, column: number, span = 1): Place => ({ element: key, column, span });

/** Two panels and a band; `Retention & Loyalty` stands in two verticals that are not adjacent. */
export const GRID: Grid = {
  release: 'classic',
  releaseTitle: 'Classic eTOM',
  title: 'Northern Grid',
  view: 'as-is',
  variants: ['household', 'business'],
  lenses: [{ id: 'customer-service', title: 'Customer service' }],
  panels: [
    {
      key: 'sip',
      label: 'Strategy, Infrastructure & Product',
      columns: [
        { key: 'strategy', label: 'Strategy & Commit' },
        { key: 'product', label: 'Product Lifecycle Management' },
      ],
      rows: [
        {
          key: 'market',
          id: '1.2.1',
          label: 'Marketing & Offer Management',
          places: [at('1.2.1.1', 0), at('1.2.1.2', 1)],
        },
        { key: 'service-development', label: 'Service Development & Management', places: [] },
      ],
    },
    {
      key: 'ops',
      label: 'Operations',
      columns: [
        { key: 'readiness', label: 'Operations Support & Readiness' },
        { key: 'fulfillment', label: 'Fulfillment' },
        { key: 'assurance', label: 'Assurance' },
        { key: 'billing', label: 'Billing' },
      ],
      rows: [
        {
          key: 'crm',
          id: '1.1.1',
          label: 'Customer Relationship Management',
          places: [
            at('1.1.1.1', 0),
            at('1.1.1.2', 1, 3),
            at('1.1.1.5', 1),
            at('1.1.1.9', 1),
            at('1.1.1.6', 2),
            at('1.1.1.9', 3),
          ],
        },
        {
          key: 'smo',
          id: '1.1.2',
          label: 'Service Management & Operations',
          places: [at('1.1.2.5', 2)],
        },
      ],
    },
  ],
  band: [{ key: 'planning', label: 'Strategic & Enterprise Planning', elements: ['1.3.1'] }],
  elements: Object.fromEntries(ELEMENTS.map((each) => [each.key, each])),
  summary: '4 of 8 covered',
};

/** Another view of it, in which an order is handled fully. */
export const TO_BE: Grid = {
  ...GRID,
  view: 'to-be',
  summary: '5 of 8 covered',
  elements: {
    ...GRID.elements,
    '1.1.1.5': element('1.1.1.5', 'Order Handling', {
      ...GRID.elements['1.1.1.5'],
      state: 'full',
      reason: 'New supply connection covers all of it.',
    }),
  },
};
