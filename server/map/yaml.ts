/** What higher floors need of the YAML package when they walk a block's syntax. They know YAML through this floor only. */
export {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  type Scalar,
  visit,
} from 'yaml';
