const pattern = /^[A-Za-z0-9_-]{3,30}$/;

export function isUsername(text: string): boolean {
  return pattern.test(text);
}

/** Returns the key by which usernames are unique, regardless of case. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}
