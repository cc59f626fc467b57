import { stringify } from 'yaml';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';

/** Returns a YAML file in Prettier's format. */
export function yamlFile(document: object): TreeFile {
  return {
    content: stringify(document, { lineWidth: 0, singleQuote: true, version: '1.1' }),
    mode: fileMode.plain,
  };
}
