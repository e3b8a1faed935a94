/** Parts of libraries that the server never reaches, and that cannot be shaken off: the bundle gets the little that is left of them. */
import type { Plugin } from 'esbuild';

const REPLACED: Readonly<Record<string, string>> = {
  // Every scalar is read as text, by the failsafe schema alone, and no tag is known beside its own.
  'yaml/browser/dist/schema/tags.js': `
    import { map } from './common/map.js';
    import { seq } from './common/seq.js';
    import { string } from './common/string.js';
    export const coreKnownTags = {};
    export const getTags = () => [map, seq, string];
  `,
  // A process map is never a notebook.
  'vscode-languageserver/lib/common/notebook.js': `
    exports.NotebookSyncFeature = (Base) => Base;
    exports.NotebookDocuments = class {};
  `,
};

/** Puts the replacements in place. @throws Error from the build, where a library has no such file any more. */
export const unreached: Plugin = {
  name: 'unreached',
  setup(build) {
    const found = new Set<string>();
    for (const [file, contents] of Object.entries(REPLACED)) {
      const filter = new RegExp(`[\\\\/]${file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')}$`);
      build.onLoad({ filter }, () => {
        found.add(file);
        return { contents };
      });
    }
    build.onEnd(() => {
      const errors = Object.keys(REPLACED).filter((file) => !found.has(file));
      return { errors: errors.map((file) => ({ text: `There is no ${file} to replace` })) };
    });
  },
};
