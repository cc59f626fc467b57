import { execa } from 'execa';

export interface Repository {
  /** Runs Git and returns its exit code and output. Does not reject. */
  git(...args: string[]): Promise<{ code: number | undefined; output: string }>;
  /** Commits all changes. @throws Error when Git fails */
  commit(message: string): Promise<void>;
}

/** Creates a repository with all files of a folder in the first commit of `main`, independent of Git settings. */
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
