/** Features that are loaded when they are first asked for: together, so that they are one file. */
export { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/call-hierarchy.js';
export { definition, locationsOf } from '../features/definition.js';
export { references } from '../features/references.js';
export { prepareRename, rename } from '../features/rename.js';
export {
  prepareTypeHierarchy,
  subtypes,
  supertypes,
  typeHierarchyData,
} from '../features/type-hierarchy.js';
export { workspaceSymbols } from '../features/workspace-symbols.js';
