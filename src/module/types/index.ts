import { bigint } from './bigint.js';
import { boolean } from './boolean.js';
import { date } from './date.js';
import { datetime } from './datetime.js';
import { decimal } from './decimal.js';
import type { FieldTypeDescriptor } from './descriptor.js';
import { email } from './email.js';
import { enumeration } from './enum.js';
import { int } from './int.js';
import { json } from './json.js';
import { ref } from './ref.js';
import { string } from './string.js';
import { text } from './text.js';
import { url } from './url.js';
import { uuid } from './uuid.js';

const registered = {
  string,
  text,
  int,
  bigint,
  decimal,
  boolean,
  date,
  datetime,
  uuid,
  email,
  url,
  json,
  enum: enumeration,
  ref,
};

export type FieldType = keyof typeof registered;

/** The types of fields, by name. */
export const types: Readonly<Record<FieldType, FieldTypeDescriptor>> = registered;

export const fieldTypes = Object.keys(registered) as FieldType[];
