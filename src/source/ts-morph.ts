import { createRequire } from 'node:module';
import type * as TsMorph from 'ts-morph';

const require = createRequire(import.meta.url);

/** Loaded with `require`: an import of a CommonJS module scans its source for export names, and this one is large. */
export const { Node, Project, SyntaxKind, VariableDeclarationKind, ts } =
  require('ts-morph') as typeof TsMorph;
