/** A string of TypeScript as the project's formatter writes it: in single quotes where that needs no more escapes. */
export function literal(text: string): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const [single, double] = [text.split("'").length, text.split('"').length];
  if (single > double) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A whole number of TypeScript, with separators where people need them. */
export function numeral(text: string, suffix = ''): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(text) ?? [];
  return sign + (digits.length > 4 ? digits.replaceAll(/\B(?=(\d{3})+$)/g, '_') : digits) + suffix;
}
