import { execa } from 'execa';

export interface Repository {
  /** Runs git and tells how it ended; throws nothing. */
  git(...args: string[]): Promise<{ code: number | undefined; output: string }>;
  /** Everything in a commit. */
  commit(message: string): Promise<void>;
}

/** A repository with everything that a folder holds in the first commit of `main`; settings of this machine do not matter. */
export async function repositoryIn(folder: string): Promise<Repository> {
  const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_EDITOR: 'true' };
  const author = ['-c', 'user.name=Tester', '-c', 'user.email=tester@localhost'];
  const git = async (...args: string[]) => {
    const result = await execa('git', [...author, ...args], { cwd: folder, env, all: true, reject: false });
    return { code: result.exitCode, output: result.all };
  };
  const commit = async (message: string) => {
    for (const args of [
      ['add', '--all'],
      ['commit', '--quiet', '--message', message],
    ]) {
      const { code, output } = await git(...args);
      if (code !== 0) throw new Error(output);
    }
  };
  await git('init', '--quiet', '--initial-branch=main');
  await commit('Create the project');
  return { git, commit };
}
