import type { Field } from './field.js';
import type { Canonical, Samples } from './descriptor.js';
import { count, literal } from './expressions.js';

/** Returns the field with the limits of its length. @param max the usual maximum */
export function withLength<F extends Field>(field: F, max: string): F {
  return { ...field, min: field.min ?? (field.default === '' ? '0' : '1'), max: field.max ?? max };
}

export function canonicalText({ min, max }: Field, text: string, refused: RegExp): Canonical {
  const length = Array.from(text).length;
  if (min !== undefined && length < Number(min))
    return { fault: `has fewer than ${count(min, 'character')}.` };
  if (max !== undefined && length > Number(max))
    return { fault: `has more than ${count(max, 'character')}.` };
  return refused.test(text)
    ? { fault: 'contains control characters or unpaired surrogates.' }
    : { value: text };
}

export function textSamples({ unique, min = '1', max = '200' }: Field): Samples {
  const [shortest, longest] = [Number(min), Number(max)];
  const size = (text: string) => {
    const length = Math.min(Math.max(shortest, Math.min(text.length, longest)), longest);
    return length > 60
      ? `${literal(text.charAt(0))}.repeat(${length})`
      : literal(text.padEnd(length, text.charAt(0)).slice(0, length));
  };
  const cut = longest < 14 ? `.slice(-${longest})` : '';
  const filled = shortest > 12 ? `.padStart(${shortest}, 'x')` : '';
  const tooShort = shortest === 0 ? [] : [shortest > 1 ? `'x'.repeat(${shortest - 1})` : `''`];
  return {
    usual: unique ? `uniqueText()${cut}${filled}` : size('Sample'),
    ordered: [size('a'), size('b')],
    refused: [...tooShort, `'x'.repeat(${longest + 1})`, '7'],
  };
}
