/** Returns a string literal as the project's formatter writes it: with the quotes that need fewer escapes. */
export function literal(text: string): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const [single, double] = [text.split("'").length, text.split('"').length];
  if (single > double) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Returns a numeric literal; one of more than four digits has separators. */
export function numeral(text: string, suffix = ''): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(text) ?? [];
  return sign + (digits.length > 4 ? digits.replaceAll(/\B(?=(\d{3})+$)/g, '_') : digits) + suffix;
}
