import { l10n, type QuickPickItem, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  RELEASES,
  type ReleaseInfo,
  STARTING_POINTS,
  type StartingPoint,
  type StartingPointsParams,
} from '../../server/protocol';
import { askFileName } from './new-map-file';
import type { NewMap } from './new-process-map';
import { answered, askSteps, askText, pickMany, pickOne, type Step } from './quick-steps';
import { releaseItems } from './release-items';

interface Answers {
  readonly release: string;
  readonly organization: string;
  readonly industry?: string;
  readonly start: 'all' | 'some' | 'none';
  readonly points: readonly string[];
  readonly folder?: Uri;
  readonly file: string;
}

/** Asks step by step what a new map is to be; undefined where the user leaves. */
export async function askNewMap(client: BaseLanguageClient): Promise<NewMap | undefined> {
  const releases = await client.sendRequest<ReleaseInfo[]>(RELEASES, {});
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => isWritable(uri));
  const pointsOf = ({ release, industry }: Answers): Promise<StartingPoint[]> => {
    const params: StartingPointsParams = { release, industry };
    return client.sendRequest<StartingPoint[]>(STARTING_POINTS, params);
  };
  const steps: Step<Answers>[] = [
    releaseStep(releases),
    organizationStep(),
    industryStep(),
    startStep(),
    { isAsked: ({ start }) => start === 'some', ask: pointsStep(pointsOf) },
    { isAsked: () => folders.length > 1, ask: folderStep(folders) },
    { isAsked: () => folders.length > 0, ask: fileStep() },
  ];
  const answers = await askSteps(l10n.t('New Process Map'), steps, {
    release: releases[0]?.name ?? '',
    organization: folders.length === 1 ? (folders[0]?.name ?? '') : '',
    start: 'all',
    points: [],
    folder: folders[0]?.uri,
    file: '',
  });
  if (!answers) return undefined;
  const { release, organization, industry, start, points, folder, file } = answers;
  const all = start === 'all' ? await pointsOf(answers) : [];
  const verticals = all.filter(({ kind }) => kind === 'vertical').map(({ id }) => id);
  return {
    release,
    organization,
    industry,
    points: { all: verticals, some: points, none: [] }[start],
    ...(folder && { file: Uri.joinPath(folder, file) }),
  };
}

function releaseStep(releases: readonly ReleaseInfo[]): Step<Answers> {
  return {
    ask: async ({ release }, stage) => {
      const placeholder = l10n.t('Which release of the framework is the map written in?');
      const items = releaseItems(releases);
      const picked = await pickOne(stage, { placeholder, items, isActive: (item) => item.name === release });
      return answered(picked, ({ name }) => ({ release: name }));
    },
  };
}

function organizationStep(): Step<Answers> {
  return {
    ask: async ({ organization }, stage) => {
      const text = await askText(stage, {
        prompt: l10n.t('Whose processes are these? The name of the organization.'),
        value: organization,
        check: (value) =>
          value.trim() === '' ? l10n.t('A map needs the name of its organization.') : undefined,
      });
      return answered(text, (value) => ({ organization: value.trim() }));
    },
  };
}

function industryStep(): Step<Answers> {
  const items: (QuickPickItem & { readonly industry?: string })[] = [
    { label: l10n.t('Telecommunications'), industry: 'telecommunications' },
    { label: l10n.t('Electricity'), industry: 'electricity' },
    { label: l10n.t('Gas'), industry: 'gas' },
    { label: l10n.t('Water'), industry: 'water' },
    { label: l10n.t('Other'), description: l10n.t('the map does not say') },
  ];
  return {
    ask: async ({ industry }, stage) => {
      const placeholder = l10n.t('What does the organization do?');
      const isActive = (item: { industry?: string }) => item.industry === industry;
      const picked = await pickOne(stage, { placeholder, items, ...(industry && { isActive }) });
      return answered(picked, (item) => ({ industry: item.industry }));
    },
  };
}

function startStep(): Step<Answers> {
  const items: (QuickPickItem & { readonly start: Answers['start'] })[] = [
    {
      label: l10n.t('All seven end-to-end processes'),
      detail: l10n.t('A first process with an element and an owner for each.'),
      start: 'all',
    },
    {
      label: l10n.t('Some of them…'),
      detail: l10n.t('Choose end-to-end processes, and what supports them.'),
      start: 'some',
    },
    {
      label: l10n.t('An empty map'),
      detail: l10n.t('Only the release and the organization; comments show how a process is written.'),
      start: 'none',
    },
  ];
  return {
    ask: async ({ start }, stage) => {
      const placeholder = l10n.t('What does the map start with?');
      const picked = await pickOne(stage, { placeholder, items, isActive: (item) => item.start === start });
      return answered(picked, (item) => ({ start: item.start }));
    },
  };
}

function pointsStep(pointsOf: (answers: Answers) => Promise<StartingPoint[]>): Step<Answers>['ask'] {
  return async (answers, stage) => {
    const points = await pointsOf(answers);
    const items = points.map(({ id, name, process, element }) => ({
      label: name,
      description: process,
      detail: element,
      id,
    }));
    const chosen = items.filter(({ id }) => answers.points.includes(id));
    const picked = await pickMany(stage, {
      placeholder: l10n.t('Check what the map starts with; each gives a first process.'),
      items,
      isSelected: (item) => chosen.includes(item),
    });
    return answered(picked, (some) => ({ points: some.map(({ id }) => id) }));
  };
}

function folderStep(folders: readonly WorkspaceFolder[]): Step<Answers>['ask'] {
  return async ({ folder }, stage) => {
    const picked = await pickOne(stage, {
      placeholder: l10n.t('In which folder is the map kept?'),
      items: folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })),
      isActive: ({ uri }) => uri.toString() === folder?.toString(),
    });
    return answered(picked, ({ uri }) => ({ folder: uri }));
  };
}

function fileStep(): Step<Answers>['ask'] {
  return async ({ folder, organization, file }, stage) => {
    if (!folder) return {};
    const name = await askFileName(stage, folder, organization, file || undefined);
    return answered(name, (text) => ({ file: text }));
  };
}

function isWritable({ scheme }: Uri): boolean {
  return workspace.fs.isWritableFileSystem(scheme) !== false;
}
