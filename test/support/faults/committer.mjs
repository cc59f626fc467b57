// Commits a change set, given as JSON, in a process of its own that a test can hurt.
import { commit } from '../../../dist/tree/commit.js';
import { recover } from '../../../dist/tree/existing-folder.js';

const [root, changes] = process.argv.slice(2);
recover(root);
if (changes) await commit(JSON.parse(changes), root);
