import { repository, version } from '../package.json';

/** The address of the project's repository, without a slash at its end. Everything that links to it starts here. */
export const REPOSITORY: string = repository.url.replace(/\.git$/, '');

/** The product's version. */
export const VERSION: string = version;
