/** The software bill of materials: the packages of which something is in what we publish. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which a bundle holds something. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  /** Whose it is, as the package's own licence file or manifest says. */
  readonly copyright: string;
}

interface Bom {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes?: readonly unknown[];
    readonly licenses?: readonly unknown[];
  }[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/**
 * The packages in bundles, sorted by name.
 * @param root the repository's root folder.
 * @param bundles what esbuild says of each bundle.
 */
export function componentsOf(root: string, bundles: readonly Metafile[]): Component[] {
  const folders = new Set<string>();
  for (const { outputs } of bundles) {
    for (const input of Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  }
  const components = new Map<string, Component>();
  for (const folder of folders) {
    const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    components.set(`${manifest.name}@${manifest.version}`, {
      name: manifest.name,
      version: manifest.version,
      licence: manifest.license ?? 'unknown',
      copyright: copyrightOf(join(root, folder), manifest),
    });
  }
  return [...components.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * A CycloneDX bill of materials with these packages alone: npm knows their hashes and licences. The same from build to build: without
 * time and serial number.
 * @throws Error when npm cannot make it, or does not know one of the packages.
 */
export function billOfMaterials(root: string, components: readonly Component[]): string {
  const { stdout, stderr, status } = spawnSync(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm made no bill of materials: ${stderr}`);
  const bom: Bom = JSON.parse(stdout);
  const all = new Map(bom.components.map((component) => [component['bom-ref'], component]));
  const { name, version }: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = `${name}@${version}`;
  return `${JSON.stringify(
    {
      $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      metadata: { component: { 'bom-ref': own, type: 'application', name, version } },
      components: components.map((component) => {
        const ref = `${component.name}@${component.version}`;
        const known = all.get(ref);
        if (!known) throw new Error(`The lock file has no ${ref}, of which a bundle holds something.`);
        const { purl, hashes, licenses } = known;
        const { copyright } = component;
        return {
          'bom-ref': ref,
          type: 'library',
          name: component.name,
          version: component.version,
          copyright,
          hashes,
          licenses,
          purl,
        };
      }),
      dependencies: [{ ref: own, dependsOn: components.map((one) => `${one.name}@${one.version}`) }],
    },
    undefined,
    1,
  )}\n`;
}

function copyrightOf(folder: string, { author }: Manifest): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.|$)/i.test(name));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  const lines = text.match(/\bCopyright (?=\(c\)|©|\d|[A-Z])[^\n]*/g) ?? [];
  if (lines.length > 0)
    return lines.map((line) => line.replace(/\s*[<(]\S+[/@]\S+[>)]|\.?\s*$/g, '')).join('; ');
  const name = typeof author === 'string' ? author : author?.name;
  return name ? `Copyright ${name.replace(/\s*[<(].*/, '')}` : '';
}
