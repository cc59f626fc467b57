const unreserved = /^[\w.~-]$/;

/**
 * Decodes unreserved characters in the path (RFC 3986, 6.2.2.2), because Express compares paths literally:
 * `/%75sers` is `/users`.
 */
export function withPlainPath(url: string): string {
  if (!url.includes('%')) return url;
  const [path = '', ...query] = url.split('?');
  const plain = path.replaceAll(/%[2-7][\da-f]/gi, (code) => {
    const letter = decodeURIComponent(code);
    return unreserved.test(letter) ? letter : code;
  });
  return [plain, ...query].join('?');
}
