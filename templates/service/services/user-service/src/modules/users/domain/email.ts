/** Of the address, its local part and its labels (RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4). */
const maxLength = 254;
const maxLocalLength = 64;
const maxLabelLength = 63;

// Letters, digits and the punctuation that addresses really have; no quoting, no comments, ASCII only.
const pattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** The one spelling under which an address is stored and compared; `null` when it is no address. */
export function normalizeEmail(text: string): string | null {
  // Only ASCII is lowered: elsewhere lower case can turn a letter into an ASCII one (the Kelvin sign into k).
  const email = text.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return hasLengths(email) && pattern.test(email) ? email : null;
}

function hasLengths(email: string): boolean {
  const at = email.lastIndexOf('@');
  const labels = email.slice(at + 1).split('.');
  return (
    email.length <= maxLength &&
    at <= maxLocalLength &&
    labels.every((label) => label.length <= maxLabelLength)
  );
}
