import { stringify } from 'yaml';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';

/** Data as a YAML file, in the form of the project's formatter. */
export function yamlFile(document: object): TreeFile {
  return {
    content: stringify(document, { lineWidth: 0, singleQuote: true, version: '1.1' }),
    mode: fileMode.plain,
  };
}
