import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';

/** The executable of a shell and its environment variables. */
export interface InstalledShell {
  program: string;
  env: Record<string, string>;
  /** The folder into which it was unpacked; absent when it was found on this machine. */
  root?: string;
}

/** The Debian packages of the shells, with dependencies that a base system may lack. */
const packages = {
  zsh: ['zsh', 'zsh-common', 'libcap2', 'libtinfo6'],
  fish: ['fish', 'fish-common', 'libpcre2-32-0', 'libtinfo6'],
};
const programs = { zsh: 'bin/zsh', fish: 'usr/bin/fish' };

/** Returns the shells of this machine, or unpacks Debian packages into the folder, which needs no root privileges. */
export async function installShells(folder: string): Promise<{ zsh: InstalledShell; fish: InstalledShell }> {
  const [zsh, fish] = await Promise.all([onPath('zsh'), onPath('fish')]);
  const missing = [...(zsh ? [] : packages.zsh), ...(fish ? [] : packages.fish)];
  if (missing.length > 0) await unpack([...new Set(missing)], folder);
  return {
    zsh: zsh ? { program: zsh, env: {} } : await unpacked('zsh', folder),
    fish: fish ? { program: fish, env: {} } : await unpacked('fish', folder),
  };
}

async function unpacked(name: keyof typeof programs, root: string): Promise<InstalledShell> {
  const libraries = (await readdir(join(root, 'usr/lib'))).filter((entry) => entry.endsWith('-linux-gnu'));
  const folders = libraries.flatMap((entry) => [join(root, 'usr/lib', entry), join(root, 'lib', entry)]);
  return { program: join(root, programs[name]), env: { LD_LIBRARY_PATH: folders.join(delimiter) }, root };
}

async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, program);
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

/** Downloads and unpacks packages with a separate package list, because the system's may be missing or outdated. */
async function unpack(names: readonly string[], root: string): Promise<void> {
  const apt = join(root, 'apt');
  await mkdir(join(apt, 'state/lists/partial'), { recursive: true });
  await mkdir(join(apt, 'cache/archives/partial'), { recursive: true });
  const own = [
    `Dir::State=${join(apt, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(apt, 'cache')}`,
    // The current user may be unable to switch to the sandbox user of apt.
    'APT::Sandbox::User=',
    'Debug::NoLocking=true',
  ].flatMap((setting) => ['-o', setting]);
  await execa('apt-get', [...own, '--quiet', 'update'], { cwd: apt });
  await execa('apt-get', [...own, '--quiet', 'download', ...names], { cwd: apt });
  for (const file of await readdir(apt)) {
    if (file.endsWith('.deb')) await execa('dpkg', ['--extract', join(apt, file), root]);
  }
  await rm(apt, { recursive: true });
  // fish uses the functions next to its executable only if this folder exists.
  await mkdir(join(root, 'usr/etc/fish'), { recursive: true });
}
