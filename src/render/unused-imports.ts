const imports = /^import (?:type )?(?:\* as (\w+)|\{([^}]*)\}) from '[^']+';\n/gm;
const comments = /\/\/.*|\/\*[^]*?\*\//.source;
const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/.source;
const notCode = new RegExp(`${strings}|${comments}`, 'g');

/**
 * Returns the source without the names that it imports and does not use. A template imports what any module may need.
 */
export function withoutUnusedImports(source: string): string {
  const code = source.replaceAll(imports, '').replaceAll(notCode, "''");
  return source.replaceAll(imports, (statement, namespace?: string, names = '') => {
    if (namespace !== undefined) return isUsed(code, String.raw`${namespace}\.`) ? statement : '';
    const all = names.split(',').map((name: string) => name.trim());
    const used = all.filter((name: string) => name !== '' && isUsed(code, String.raw`${name}\b(?!\s*:)`));
    return used.length === 0 ? '' : statement.replace(names, ` ${[...new Set(used)].join(', ')} `);
  });
}

/** Whether code uses a name other than as a member: `entity.name`. */
function isUsed(code: string, name: string): boolean {
  return new RegExp(String.raw`(?<![\w$]|(?<!\.\.)\.)${name}`).test(code);
}
