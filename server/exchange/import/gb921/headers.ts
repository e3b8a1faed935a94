/** The headers by which the columns of a GB921 process workbook are recognized. */
import { plain } from '../headers.js';

/** What a column can mean, by its name for `--column`, with the headers that editions of the workbook have used. */
const HEADERS = {
  id: [
    ...['process identifier', 'identifier', 'process id', 'id', 'process number', 'hierarchy id'],
    ...['etom id', 'etom identifier', 'process element id', 'process element identifier', 'element id'],
  ],
  name: [
    ...['process', 'process name', 'name', 'process element', 'process element name', 'element name'],
    ...['etom process', 'etom process name', 'business process', 'business process name', 'process title'],
  ],
  level: ['level', 'process level', 'etom level', 'hierarchy level', 'decomposition level'],
  brief: ['brief description', 'short description', 'brief', 'description', 'process description'],
  extended: ['extended description', 'long description', 'full description', 'detailed description'],
  domain: ['domain', 'domain name', 'process domain', 'etom domain', 'functional grouping', 'horizontal'],
  vertical: [
    ...['vertical group', 'vertical groups', 'vertical grouping', 'vertical', 'verticals'],
    ...['vertical process group', 'vertical process grouping', 'end-to-end process', 'end-to-end processes'],
  ],
  status: ['status', 'process status', 'state', 'deleted', 'issue', 'issues'],
} as const;

export type WorkbookField = keyof typeof HEADERS;

/** The names for `--column`, in the order in which they are told. */
export const WORKBOOK_FIELDS = Object.keys(HEADERS) as readonly WorkbookField[];

const BY_HEADER = new Map<string, WorkbookField>(
  WORKBOOK_FIELDS.flatMap((field) => HEADERS[field].map((header) => [plain(header), field] as const)),
);

/** What a header means by itself; undefined where it is none of those that are recognized. */
export function workbookFieldOf(header: string): WorkbookField | undefined {
  return BY_HEADER.get(plain(header));
}
