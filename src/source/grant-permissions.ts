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

/** A permission, and the roles that get it themselves: others inherit it from them. */
export interface Grant {
  permission: string;
  roles: readonly string[];
}

/**
 * Ensures that the access policy knows permissions and grants them to roles: running it again changes nothing.
 * @param text the source of the file that calls `createAccessPolicy`
 * @throws EditRefused when the file has no longer the shape that says where they go
 */
export function grantPermissions(text: string, grants: readonly Grant[]): string {
  return ensureFacts(text, factsOf(grants));
}

/** What is true of the access policy when permissions are granted. */
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

/** @param all the permissions that are named together: what is to be pasted has all of them */
function named(permission: string, all: readonly string[]): Fact {
  const members = all.map((one) => `'${one}'`).join(' | ');
  const paste = `// members of the type of all permissions\n| ${members}`;
  return {
    name: `name the permission ${permission}`,
    paste,
    insertions(file, style) {
      const policy = onlyPolicy(file, paste);
      const place = namingPlace(policy, (found, at) => {
        const wanted = 'a type of all permissions that is a union, or taken from a list';
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

/** The declaration of a type with more members; `undefined` when the type is declared in another file. */
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
    // Which role has it is for the people of the project to say.
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
