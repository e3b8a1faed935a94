/** The headers by which the columns of a mapping table are recognized, in English and Spanish. */
import { normalize } from '../../framework/normalize.js';

/** What a column can mean, by its name for `--column`, with its headers in English and Spanish. */
const HEADERS = {
  process: [
    ...['process', 'process name', 'activity', 'activity name', 'business process', 'our process'],
    ...['proceso', 'nombre del proceso', 'actividad', 'nombre de la actividad', 'proceso de negocio'],
  ],
  path: ['process path', 'path', 'ruta', 'ruta del proceso'],
  'process-id': ['process id', 'process key', 'id del proceso', 'id de proceso', 'clave del proceso'],
  parent: [
    ...['parent', 'parent process', 'parent activity', 'part of'],
    ...['proceso padre', 'proceso superior', 'padre', 'parte de'],
  ],
  element: [
    ...['element', 'etom', 'etom element', 'etom process', 'etom reference', 'framework element'],
    ...['elemento', 'elemento etom', 'proceso etom', 'elemento del marco'],
  ],
  'element-id': [
    ...['element id', 'element identifier', 'etom id', 'etom identifier', 'etom code', 'etom process id'],
    ...['process identifier', 'id etom', 'id del elemento', 'código etom', 'identificador etom'],
    ...['identificador del proceso', 'identificador de proceso', 'identificador del elemento'],
  ],
  'element-name': [
    ...['element name', 'etom name', 'etom element name', 'etom process name'],
    ...['nombre etom', 'nombre del elemento', 'nombre del elemento etom', 'nombre del proceso etom'],
  ],
  coverage: ['coverage', 'etom coverage', 'cobertura', 'grado de cobertura', 'nivel de cobertura'],
  systems: [
    ...['system', 'systems', 'application', 'applications', 'supporting system', 'supporting systems'],
    ...['sistema', 'sistemas', 'aplicación', 'aplicaciones', 'sistemas de soporte'],
  ],
  owner: [
    ...['owner', 'process owner', 'accountable', 'owner role'],
    ...['dueño', 'dueño del proceso', 'propietario', 'propietario del proceso', 'responsable'],
  ],
  applies: [...['applies to', 'applies', 'variant', 'variants'], ...['aplica a', 'variante', 'variantes']],
  maturity: ['maturity', 'maturity level', 'process maturity', 'madurez', 'nivel de madurez'],
  status: ['status', 'state', 'process status', 'estado', 'estado del proceso'],
  note: [
    ...['note', 'notes', 'comment', 'comments', 'remark', 'remarks'],
    ...['nota', 'notas', 'comentario', 'comentarios', 'observación', 'observaciones'],
  ],
  description: ['description', 'process description', 'descripción', 'descripción del proceso'],
  part: ['part', 'system part', 'parte', 'parte del sistema'],
  'extension-of': ['extension of', 'own element below', 'extensión de', 'elemento propio de'],
} as const;

export type FieldName = keyof typeof HEADERS;

/** The names for `--column`, in the order in which they are told. */
export const FIELDS = Object.keys(HEADERS) as readonly FieldName[];

const BY_HEADER = new Map<string, FieldName>(
  FIELDS.flatMap((field) => HEADERS[field].map((header) => [plain(header), field] as const)),
);

/** What a header means by itself; undefined where it is none of those that are recognized. */
export function fieldOf(header: string): FieldName | undefined {
  return BY_HEADER.get(plain(header));
}

/** A header as it is compared: without case, accents, punctuation and spaces. */
export function plain(header: string): string {
  return normalize(header.normalize('NFD').replace(/\p{M}/gu, ''));
}
