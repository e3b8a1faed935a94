/** The formats that a map is exported in, by their names. Alone here, so that the command's help loads nothing else. */
export const EXPORT_FORMATS = ['archimate', 'bpmn', 'mermaid', 'csv', 'xlsx', 'json', 'oda'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
