import { createTwoFilesPatch } from 'diff';
import type { Change } from './change-set.js';

/** Returns a change as a patch for `git apply` or `patch`, with secret slots. */
export function diffOf({ path, before, after }: Change): string {
  const [from, to] = [
    before === null ? '/dev/null' : `a/${path}`,
    after === null ? '/dev/null' : `b/${path}`,
  ];
  const patch = createTwoFilesPatch(from, to, before ?? '', after?.content ?? '', '', '', { context: 3 });
  const [, ...lines] = patch.replace(/\t$/gm, '').split('\n');
  const mode = (after?.mode ?? 0) & 0o111 ? '100755' : '100644';
  const header = [
    `diff --git a/${path} b/${path}`,
    ...(before === null ? [`new file mode ${mode}`] : []),
    ...(after === null ? [`deleted file mode 100644`] : []),
  ];
  return [...header, ...lines].join('\n');
}
