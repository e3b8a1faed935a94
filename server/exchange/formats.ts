/** The formats of exports and reports, by their names. Alone here, so that the command's help loads nothing else. */

/** What a map is exported in. */
export const EXPORT_FORMATS = ['archimate', 'bpmn', 'mermaid', 'csv', 'xlsx', 'json', 'oda'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a report on a map is written in. */
export const REPORT_FORMATS = ['text', 'markdown', 'html', 'csv', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a map is imported from. */
export const IMPORT_FORMATS = ['csv', 'xlsx', 'oda'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
