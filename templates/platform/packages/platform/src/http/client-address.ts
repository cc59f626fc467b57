/**
 * The address of the caller: of the socket, or what the trusted proxies in front say.
 * @param hops how many proxies there are; anything further left in `x-forwarded-for` was written by the caller
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  hops: number,
): string {
  if (hops === 0) return withoutPrefix(socketAddress ?? '');
  const forwarded = [forwardedFor ?? []]
    .flat()
    .flatMap((header) => header.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const chain = [...forwarded, socketAddress ?? ''];
  return withoutPrefix(chain[Math.max(0, chain.length - 1 - hops)] ?? '');
}

/** An IPv4 address that came in over a socket of IPv6, as IPv4. */
function withoutPrefix(address: string): string {
  return address.replace(/^::ffff:/i, '');
}
