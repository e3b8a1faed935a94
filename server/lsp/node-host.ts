import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from './host.js';

/** The disk. The releases' data lies beside the bundle that runs. */
export class NodeHost implements Host {
  constructor(private readonly dataFolder: string = join(__dirname, 'framework')) {}

  releaseData(release: string): Promise<string> {
    return readFile(join(this.dataFolder, `${release}.json`), 'utf8');
  }
}
