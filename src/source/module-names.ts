/** Returns a kebab-case name in camel case: `order-lines` → `orderLines`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Returns a kebab-case name in Pascal case: `order-lines` → `OrderLines`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
