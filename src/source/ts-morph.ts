import { createRequire } from 'node:module';
import type * as TsMorph from 'ts-morph';

const require = createRequire(import.meta.url);

/**
 * Required, not imported: before Node.js imports a CommonJS module it reads all of its source, to find the names that
 * are exported, and this one brings the whole of TypeScript.
 */
export const { Node, Project, SyntaxKind, VariableDeclarationKind, ts } =
  require('ts-morph') as typeof TsMorph;
