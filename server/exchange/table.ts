/**
 * A table of a report or an export, as plain data: what CSV, XLSX, Markdown and text write in their own way. The texts are as
 * the user wrote them; whoever writes a format escapes them for it.
 */
export interface Table {
  /** A name for files, sheets and `--table`: small letters, digits and hyphens. */
  readonly name: string;
  /** A title for readers. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface TableColumn {
  /** What stands in the head of the column; imports recognise it again. */
  readonly label: string;
  /** How the cells are set. */
  readonly kind: 'text' | 'number';
}

/** Undefined for an empty cell. */
export type Cell = string | number | undefined;
