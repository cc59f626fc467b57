import type { ServiceKind } from './descriptor.js';
import { userKind } from './kind/user.js';

/** All kinds of services. */
export const serviceKinds: readonly ServiceKind[] = [userKind];

/** Returns the kind with this value. @throws Error when it is unknown to this version */
export function kindOf(value: string): ServiceKind {
  const kind = serviceKinds.find((one) => one.value === value);
  if (!kind) throw new Error(`Unknown kind of service: ${value}`);
  return kind;
}
