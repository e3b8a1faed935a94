/** The world as the server and the command see it. On Node the disk; elsewhere requests to the client. */
export interface Host {
  /**
   * The stored data of a release that we carry or, by the name "history", of the release history, as text.
   * @throws Error when it cannot be read: the installation is not complete.
   */
  releaseData(release: string): Promise<string>;

  /**
   * The catalogue that the user made of a GB921 workbook of a release, as text; undefined where there is none. Only a host
   * with a folder for the user's data has any.
   * @throws Error when it cannot be read.
   */
  catalogue?(release: string): Promise<string | undefined>;

  /** The URIs of the process maps below a folder, without those in ignored folders. */
  list(folder: string): Promise<string[]>;

  /**
   * The text of a file.
   * @throws Error when it cannot be read.
   */
  read(uri: string): Promise<string>;

  /** Which of some files or folders are there, in the same order; null where it cannot tell. Without this it never can. */
  exists?(uris: readonly string[]): Promise<readonly (boolean | null)[]>;
}
