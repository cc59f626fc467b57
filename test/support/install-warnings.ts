/**
 * Returns the warnings of an installation by npm.
 * Those about npm settings of the machine that runs the tests say nothing about the project.
 */
export function installWarnings(output: string): string[] {
  return output.split('\n').filter((line) => /warn/i.test(line) && !/Unknown \w+ config/.test(line));
}
