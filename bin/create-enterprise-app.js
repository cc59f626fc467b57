#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import v8 from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `create-enterprise-app requires Node.js 20.19 or newer, but the current version is ${process.version}.\n` +
      'Install a current release from https://nodejs.org and run the command again.\n',
  );
  process.exitCode = 1;
} else {
  module.enableCompileCache?.();
  // A command is over before optimized code has paid for its compilation.
  v8.setFlagsFromString('--no-opt');
  const { main } = await import('../dist/cli/main.js');
  process.exitCode = await main(process.argv.slice(2));
}
