// Commits a change set, given as JSON, in a separate process for fault injection.
import process from 'node:process';
import type { ChangeSet } from '../../../src/tree/change-set.js';
import { commit } from '../../../src/tree/commit.js';
import { recover } from '../../../src/tree/existing-folder.js';

const [root = '', changes] = process.argv.slice(2);
recover(root);
if (changes) await commit(JSON.parse(changes) as ChangeSet, root);
