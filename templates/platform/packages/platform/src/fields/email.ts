import { z } from 'zod';
import { refuse } from './refuse.js';

/** Maximum lengths of the address, its local part and its labels (RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4). */
const maxLength = 254;
const maxLocalLength = 64;
const maxLabelLength = 63;

// Accepts the characters of ordinary addresses: ASCII only, without quoting and comments.
const pattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** Returns the canonical form in which an address is stored and compared; `null` for an invalid address. */
export function normalizeEmail(text: string): string | null {
  // Only ASCII is lower-cased: lower-casing can turn other characters into ASCII (the Kelvin sign into k).
  const address = text.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return hasLengths(address) && pattern.test(address) ? address : null;
}

function hasLengths(address: string): boolean {
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  return (
    address.length <= maxLength &&
    at <= maxLocalLength &&
    labels.every((label) => label.length <= maxLabelLength)
  );
}

/** An e-mail address in canonical form. */
export function email() {
  return z
    .string()
    .transform((text, context) => {
      const address = normalizeEmail(text);
      return address ?? refuse(context, 'invalid_email', 'Invalid e-mail address.');
    })
    .meta({ format: 'email', maxLength });
}
