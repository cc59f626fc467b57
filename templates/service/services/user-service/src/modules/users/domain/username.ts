const pattern = /^[A-Za-z0-9_-]{3,30}$/;

export function isUsername(text: string): boolean {
  return pattern.test(text);
}

/** What two names must not have in common: case makes no difference. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}
