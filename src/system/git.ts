import { run } from './run.js';
import type { RunResult } from './run.js';
import { repositoriesAbove } from './repository.js';

/** Whether a folder is in a Git repository; `unknown`, with the reason, when Git fails. */
export type RepositoryState = { state: 'none' | 'present' } | { state: 'unknown'; reason: string };

/** Git's messages are parsed, so they must not be translated. */
const english = { LC_ALL: 'C', LANGUAGE: 'C' };
const ask = (args: readonly string[], folder: string): Promise<RunResult> =>
  run('git', args, folder, undefined, english);

/** Returns whether a folder is in the working tree of a Git repository. */
export async function repositoryOf(folder: string): Promise<RepositoryState> {
  const answer = await ask(['rev-parse', '--is-inside-work-tree'], folder);
  if (answer.ok) return { state: 'present' };
  if (answer.missing) return { state: 'unknown', reason: 'git is not installed' };
  // Any other message, such as "not a git repository: <path>", means that Git rejects an existing repository.
  if (!answer.output.includes('not a git repository (or any')) return unknown(answer);
  for (const above of repositoriesAbove(folder)) {
    const itself = await ask(['rev-parse', '--git-dir'], above);
    if (!itself.ok) return unknown(itself, above);
  }
  return { state: 'none' };
}

function unknown({ output }: RunResult, folder?: string): RepositoryState {
  const words = output.trim();
  return {
    state: 'unknown',
    reason: folder === undefined ? words : `the .git in ${folder} is not a valid repository: ${words}`,
  };
}

/** Files of a new repository, relative to it. */
export interface FirstCommit {
  /** Paths that are committed, even if the user's global ignore file matches them. */
  tracked: readonly string[];
  /** Paths that must never be committed. */
  secret: readonly string[];
}

/**
 * Creates a repository and commits all files that are not ignored.
 * @returns `ok`, and the output of Git or the reason when it failed
 */
export async function createRepository(
  folder: string,
  { tracked, secret }: FirstCommit,
  cancelSignal?: AbortSignal,
): Promise<{ ok: boolean; output: string }> {
  const git = (...args: readonly string[]): Promise<RunResult> => run('git', args, folder, cancelSignal);
  const listed = (result: RunResult): Set<string> => new Set(result.stdout.split('\0'));

  const started = await git(...(await initialBranch(folder)), 'init', '--quiet');
  if (!started.ok) return started;
  const added = await git('add', '--all');
  if (!added.ok) return added;
  const staged = listed(await git('ls-files', '-z'));
  const exposed = secret.filter((path) => staged.has(path));
  if (exposed.length > 0) return { ok: false, output: `.gitignore does not ignore ${exposed.join(', ')}` };
  const left = tracked.filter((path) => !staged.has(path));
  if (left.length > 0) {
    const forced = await git('--literal-pathspecs', 'add', '--force', '--', ...left);
    if (!forced.ok) return forced;
  }

  const author = await fallbackAuthor(folder);
  // Signing may prompt for a passphrase, and there is no standard input.
  const message = ['--no-gpg-sign', '--message', 'Create the project'];
  const committed = await git(...author, 'commit', '--quiet', ...message);
  if (!committed.ok) return committed;
  const kept = listed(await git('ls-tree', '-r', '--name-only', '-z', 'HEAD'));
  const missing = tracked.filter((path) => !kept.has(path));
  if (missing.length === 0) return { ok: true, output: '' };
  return { ok: false, output: `The first commit does not contain ${missing.slice(0, 5).join(', ')}` };
}

/** Returns the arguments that set the initial branch to `main`, unless the user has configured one. */
async function initialBranch(folder: string): Promise<string[]> {
  return (await isSet('init.defaultBranch', folder)) ? [] : ['-c', 'init.defaultBranch=main'];
}

async function fallbackAuthor(folder: string): Promise<string[]> {
  const name = (await isSet('user.name', folder)) ? [] : ['-c', 'user.name=create-enterprise-app'];
  const email = (await isSet('user.email', folder)) ? [] : ['-c', 'user.email=noreply@localhost'];
  return [...name, ...email];
}

async function isSet(key: string, folder: string): Promise<boolean> {
  const { ok, stdout } = await run('git', ['config', '--get', key], folder);
  return ok && stdout.trim() !== '';
}

/** Returns the paths that Git ignores; empty when Git fails. */
export async function ignoredBy(folder: string, paths: readonly string[]): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { ok, stdout } = await run('git', args, folder);
  const seen = new Set(stdout.split('\0'));
  return ok ? paths.filter((path) => !seen.has(path)) : [];
}

/** Returns whether a folder has uncommitted changes; `unknown`, with the reason, when Git fails. */
export async function uncommittedChanges(
  folder: string,
): Promise<{ state: 'none' | 'some' } | { state: 'unknown'; reason: string }> {
  const status = await run('git', ['status', '--porcelain', '--', '.'], folder);
  if (status.ok) return { state: status.stdout.trim() === '' ? 'none' : 'some' };
  const repository = await repositoryOf(folder);
  if (repository.state === 'none') return { state: 'none' };
  return { state: 'unknown', reason: 'reason' in repository ? repository.reason : status.output.trim() };
}
