import type { Node } from 'ts-morph';
import { holds, policiesIn, readablePolicy, rolesOf } from './access-policy.js';
import { EditRefused } from './edit-refused.js';
import { ensureFacts } from './edit.js';
import type { Fact, Truth } from './edit.js';
import { ensureListEntry, ensureUnionMember } from './ensure-list-entry.js';
import { isNamed, namingPlace } from './permission-type.js';
import { objectOf, ownPropertyOf, valueIn } from './resolve.js';
import { grantIn, onlyPolicy, pasteOf } from './role-place.js';
import { lineAt } from './spans.js';
import type { SourceStyle } from './spans.js';
import { Node as is } from './ts-morph.js';

/** A permission and the roles that get it directly; other roles inherit it. */
export interface Grant {
  permission: string;
  roles: readonly string[];
}

/**
 * Returns the source with permissions that are declared and granted to roles. Idempotent.
 * @param text the source of the file that calls `createAccessPolicy`
 * @throws EditRefused when an edit cannot be applied safely
 */
export function grantPermissions(text: string, grants: readonly Grant[]): string {
  return ensureFacts(text, factsOf(grants));
}

/** Returns the facts that hold for the access policy when permissions are granted. */
export function factsOf(grants: readonly Grant[]): Fact[] {
  const all = grants.map(({ permission }) => permission);
  const roles = [...new Set(grants.flatMap((grant) => grant.roles))];
  return [
    ...all.map((permission) => named(permission, all)),
    ...roles.flatMap((role) => {
      const its = grants.filter((grant) => grant.roles.includes(role)).map(({ permission }) => permission);
      return its.map((permission) => granted(permission, role, its));
    }),
  ];
}

/** @param all the permissions that are declared together, for the code to paste */
function named(permission: string, all: readonly string[]): Fact {
  const members = all.map((one) => `'${one}'`).join(' | ');
  const paste = `// add to the union of all permissions\n| ${members}`;
  return {
    name: `declare the permission ${permission}`,
    paste,
    insertions(file, style) {
      const policy = onlyPolicy(file, paste);
      const place = namingPlace(policy, (found, at) => {
        const wanted = 'a permission type that is a union or `(typeof list)[number]`';
        const line = lineAt(file.getFullText(), at.getStart());
        throw new EditRefused(wanted, found, aliasWith(at, members) ?? paste, line);
      });
      if (!place) return [];
      const entry = quoted(permission, style);
      return place.kind === 'list'
        ? ensureListEntry(place.list, entry)
        : ensureUnionMember(place.type, entry);
    },
    truth: (file) => isNamed(file, permission),
  };
}

/** Returns the declaration of a type with more members; `undefined` when the type has no declaration here. */
function aliasWith(type: Node, members: string): string | undefined {
  const alias = type.getParent();
  if (!is.isTypeAliasDeclaration(alias)) return undefined;
  return `${alias.isExported() ? 'export ' : ''}type ${alias.getName()} = ${type.getText()} | ${members};`;
}

function granted(permission: string, role: string, its: readonly string[]): Fact {
  const list = its.map((one) => `'${one}'`).join(', ');
  return {
    name: `grant ${permission} to ${role}`,
    paste: pasteOf(role, list),
    insertions: (file, style) => grantIn(file, role, quoted(permission, style), list),
    truth(file) {
      const { roles, complete } = rolesOf(readablePolicy(file));
      const found = roles.find((one) => one.role === role);
      return found ? holds(found.permissions, permission) : complete ? 'false' : 'unknown';
    },
    // A grant to another role is a decision of the project.
    settled(file): Truth {
      const { roles, complete } = rolesOf(readablePolicy(file));
      const truths = roles.map(({ permissions }) => holds(permissions, permission));
      if (truths.includes('true')) return 'true';
      return complete && !truths.includes('unknown') ? 'false' : 'unknown';
    },
    places: (file) => {
      const [policy] = policiesIn(file);
      const definition = ownPropertyOf(objectOf(policy?.getArguments()[0]), role);
      return [definition, ownPropertyOf(objectOf(valueIn(definition)), 'permissions')];
    },
  };
}

function quoted(permission: string, { quote }: SourceStyle): string {
  return `${quote}${permission}${quote}`;
}
