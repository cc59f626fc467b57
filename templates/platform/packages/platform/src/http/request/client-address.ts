import { isIP, SocketAddress } from 'node:net';

/**
 * Returns the address of the client in canonical form, so that one host has one spelling: without a port, brackets or
 * zone, IPv6 compressed (RFC 5952), and IPv4 mapped to IPv6 as IPv4. An entry that is not an address is
 * replaced by the next one towards the service.
 * @param hops number of trusted proxies; entries of `x-forwarded-for` further left are written by the client
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  hops: number,
): string {
  const forwarded = [forwardedFor ?? []].flat().flatMap((header) => header.split(','));
  const chain = [...forwarded.filter((entry) => entry.trim() !== ''), socketAddress ?? ''];
  const trusted = chain.slice(Math.max(0, chain.length - 1 - hops));
  return trusted.map(canonicalAddress).find((address) => address !== null) ?? '';
}

/** `"[2001:db8::1]:4711"`, `2001:db8::1%eth0`, `203.0.113.7:4711`: the address is in one of the groups. */
const spelling = /^"?(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+)(?::\d{1,5})?|([\w:.%-]+))"?$/i;

function canonicalAddress(entry: string): string | null {
  const [, bracketed, withPort, plain] = spelling.exec(entry.trim()) ?? [];
  const [address = ''] = (bracketed ?? withPort ?? plain ?? '').split('%', 1);
  const family = isIP(address);
  if (family === 0) return null;
  if (family === 4) return address;
  const { address: canonical } = new SocketAddress({ address, family: 'ipv6' });
  return canonical.replace(/^::ffff:(?=\d+\.)/, '');
}
