import { parse } from 'node:querystring';

/** The keys of a query. A key that stands there twice is a list, which no contract takes. */
export function parseQuery(text: string | null | undefined): Record<string, unknown> {
  return text ? parse(text) : {};
}
