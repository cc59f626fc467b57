import type { Node } from 'ts-morph';
import { bindingOf, declarationOf } from './binding.js';
import type { Names } from './compose-function.js';
import { originOf } from './origin.js';
import { unwrap } from './resolve.js';
import { Node as is } from './ts-morph.js';

/** Returns whether an expression is a call of the module's factory, or a constant with its result. */
export function isModule(node: Node | undefined, names: Names): boolean {
  const bare = unwrap(node);
  if (isMade(bare, names)) return true;
  if (!is.isIdentifier(bare)) return false;
  const declaration = declarationOf(bare);
  return is.isVariableDeclaration(declaration) && isMade(declaration.getInitializer(), names);
}

/** Returns whether an expression calls the module's factory. */
export function isMade(node: Node | undefined, names: Names): boolean {
  const bare = unwrap(node);
  const call = is.isAwaitExpression(bare) ? unwrap(bare.getExpression()) : bare;
  return is.isCallExpression(call) && isFactory(unwrap(call.getExpression()), names);
}

function isFactory(callee: Node | undefined, names: Names): boolean {
  if (is.isPropertyAccessExpression(callee)) return callee.getName() === names.factory;
  if (!is.isIdentifier(callee)) return false;
  const binding = bindingOf(callee, callee.getText());
  if (!binding) return callee.getText() === names.factory;
  if (binding.kind !== 'imported' || binding.name !== names.factory) return false;
  return isFaceOf(binding.specifier, names.name) || isDeclaredIn(callee, names.name);
}

/** Returns whether a specifier leads to the module's folder or to a barrel file of modules. */
export function isFaceOf(specifier: string, name: string): boolean {
  return specifier.split('/').some((part) => ['modules', name].includes(part.replace(/\.[cm]?[jt]s$/, '')));
}

function isDeclaredIn(identifier: Node, name: string): boolean {
  const file = declarationOf(identifier)?.getSourceFile();
  return file !== undefined && (originOf(file)?.path.includes(`/modules/${name}/`) ?? false);
}
