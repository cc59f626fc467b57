const maxLength = 254;

// Letters, digits and the punctuation that addresses really have; no quoting, no comments, ASCII only.
const pattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** The one spelling under which an address is stored and compared; `null` when it is no address. */
export function normalizeEmail(text: string): string | null {
  // Only ASCII is lowered: elsewhere lower case can turn a letter into an ASCII one (the Kelvin sign into k).
  const email = text.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return email.length <= maxLength && pattern.test(email) ? email : null;
}
