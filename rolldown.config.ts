import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import type { Plugin } from 'rolldown';
import { z } from 'zod';
import { axes } from './src/options/axes.js';
import { serviceKinds } from './src/options/kinds.js';
import { presetSchema } from './src/project/preset.js';
import { precompile } from './src/render/engine.js';
import { readTemplates } from './src/render/template-store.js';
import { registerModules, registrationKey } from './src/source/register-modules.js';
import { hashOf } from './src/tree/files.js';

/**
 * Bundles the CLI with its libraries, because resolving hundreds of modules takes Node.js longer than running them.
 * ts-morph is external: it is already a single file, and loads slower when it is bundled again. oxfmt is native.
 */
export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  external: ['oxfmt', 'ts-morph'],
  plugins: [precompiledTemplates(), registeredModules(), presetSchemaFile(), noticesOfLibraries()],
  output: {
    dir: 'dist',
    entryFileNames: 'cli/[name].js',
    chunkFileNames: 'cli/[name].js',
    cleanDir: true,
    // Names are not mangled, so that stack traces in bug reports are readable.
    minify: { mangle: false, compress: true, codegen: true },
    postBanner: ({ moduleIds }) =>
      librariesIn(moduleIds)
        .map((name) => `// node_modules/${name}/`)
        .join('\n'),
  },
});

/** Returns the libraries in a chunk; a test reads them from the banner. */
function librariesIn(moduleIds: readonly string[]): string[] {
  const names = moduleIds.flatMap(
    (id) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1] ?? [],
  );
  return [...new Set(names)];
}

/** Replaces `src/render/precompiled.ts` with the compiled templates. */
function precompiledTemplates(): Plugin {
  return {
    name: 'precompiled-templates',
    load(id) {
      if (!id.replaceAll('\\', '/').endsWith('/src/render/precompiled.ts')) return null;
      const templates = [...readTemplates('.', ['templates']).values()].flat();
      const entries = templates
        .filter(({ filled }) => filled)
        .map(({ path, source }) => `["${hashOf(source)}", ${precompile(path, source)}]`);
      return `export const precompiled = new Map([${entries.join(',')}]);`;
    },
  };
}

/** Replaces `src/source/registered.ts` with the composition roots of new services. */
function registeredModules(): Plugin {
  return {
    name: 'registered-modules',
    load(id) {
      if (!id.replaceAll('\\', '/').endsWith('/src/source/registered.ts')) return null;
      const roots = axes.framework.choices.flatMap(({ templates, compositionRoot: { path, shape } }) =>
        [...readTemplates('templates', templates).values()]
          .flat()
          .filter((template) => template.path.endsWith(`/src/${path}`))
          .flatMap(({ source }) =>
            serviceKinds.map(({ modules }) => [
              registrationKey(source, modules, shape),
              registerModules(source, modules, shape),
            ]),
          ),
      );
      return `export const registered = new Map(${JSON.stringify(roots)});`;
    },
  };
}

/** Emits the JSON Schema of presets for editors. */
function presetSchemaFile(): Plugin {
  return {
    name: 'preset-schema',
    generateBundle() {
      const schema = z.toJSONSchema(presetSchema, { target: 'draft-7' });
      const source = `${JSON.stringify(schema, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'preset.schema.json', source });
    },
  };
}

/** Emits the licences of the bundled libraries, which require their distribution. */
function noticesOfLibraries(): Plugin {
  return {
    name: 'notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
      const source = [...new Set(folders)].toSorted().map(noticeOf).join('\n');
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.md', source });
    },
  };
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} contains no licence file`);
  return `## ${manifest['name']} ${manifest['version']}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
