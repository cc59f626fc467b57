import type { FactoryProvider } from '@nestjs/common';

/** An injection token that carries the type of its value. */
export type Token<T> = symbol & { readonly valueType: T };

export function token<T>(name: string): Token<T> {
  return Symbol(name) as Token<T>;
}

/** A token, or a class, which stands for its instance. */
type Key<T> = Token<T> | (abstract new (...parts: never[]) => T);

type ValueOf<K> = K extends abstract new (...parts: never[]) => infer Instance
  ? Instance
  : K extends Token<infer Value>
    ? Value
    : never;

/**
 * Returns a provider that creates its value from the values of other providers.
 * @param parts the tokens and classes whose values `create` gets; the compiler checks their types
 */
export function provide<T, const Parts extends readonly Key<unknown>[]>(
  key: Key<T>,
  parts: Parts,
  create: (...values: { -readonly [Index in keyof Parts]: ValueOf<Parts[Index]> }) => NoInfer<T>,
): FactoryProvider<T> {
  return { provide: key, inject: [...parts], useFactory: create };
}
