const unreserved = /^[\w.~-]$/;

/**
 * A URL in whose path no letter is encoded that need not be (RFC 3986, 6.2.2.2): Express compares paths as they are
 * spelt, and `/%75sers` is `/users`.
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
