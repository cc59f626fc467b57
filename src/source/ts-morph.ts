import { createRequire } from 'node:module';
import type * as TsMorph from 'ts-morph';

type Library = typeof TsMorph;

export let Node: Library['Node'];
export let Project: Library['Project'];
export let SyntaxKind: Library['SyntaxKind'];
export let VariableDeclarationKind: Library['VariableDeclarationKind'];
export let ts: Library['ts'];

/**
 * Loads the library, which every file is parsed with before it is edited. Loading it takes half as long as creating a
 * project. With `require`: an import of a CommonJS module scans its source for export names, and this one is large.
 */
export function loadTsMorph(): void {
  if (Node !== undefined) return;
  const require = createRequire(import.meta.url);
  ({ Node, Project, SyntaxKind, VariableDeclarationKind, ts } = require('ts-morph') as Library);
}
