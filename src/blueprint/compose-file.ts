import { stringify } from 'yaml';
import type { ComposeService } from '../options/contribution.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import { sortKeys } from './merge.js';

/** `compose.yaml` with every contributed service and volume. */
export function composeFile(
  projectName: string,
  services: Readonly<Record<string, ComposeService>>,
  volumes: readonly string[],
): TreeFile {
  const document = {
    name: projectName,
    services: sortKeys(services),
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.toSorted().map((name) => [name, {}])) }),
  };
  return {
    content: stringify(document, { lineWidth: 0, singleQuote: true, version: '1.1' }),
    mode: fileMode.plain,
  };
}
