import { parse } from 'node:querystring';

/** Parses a query. A repeated key becomes a list, which no contract accepts. */
export function parseQuery(text: string | null | undefined): Record<string, unknown> {
  return text ? parse(text) : {};
}
