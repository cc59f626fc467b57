/** Returns the warnings of an npm installation, except those about npm settings of this machine. */
export function installWarnings(output: string): string[] {
  return output.split('\n').filter((line) => /warn/i.test(line) && !/Unknown \w+ config/.test(line));
}
