/**
 * The address of the caller: of the socket, or what the trusted proxies in front say.
 * @param hops how many proxies there are; anything further left in `x-forwarded-for` was written by the caller
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  hops: number,
): string {
  const forwarded = [forwardedFor ?? []]
    .flat()
    .flatMap((header) => header.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const chain = [...forwarded, socketAddress ?? ''];
  const address = chain[Math.max(0, chain.length - 1 - hops)] ?? '';
  return address.replace(/^::ffff:/i, '');
}
