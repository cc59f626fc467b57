import { describe, expect, it } from 'vitest';
import type { Axis, Choice } from '../../../src/options/descriptor.js';
import { findConflicts } from '../../../src/project/conflicts.js';
import { deriveFacts } from '../../../src/project/facts.js';
import { createSpec } from '../../../src/project/spec.js';
import { defaults } from '../../support/project.js';

const choice = (value: string, more: Partial<Choice> = {}): Choice => ({
  value,
  label: value,
  help: 'a choice',
  templates: [],
  probe: '',
  ...more,
});
const axis = (id: Axis['id']): Axis => ({ id, flag: id, title: id, default: '', choices: [] });

describe('createSpec', () => {
  it('returns plain data that is equal for equal answers', () => {
    const spec = createSpec('shop', defaults);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(createSpec('shop', defaults)).toEqual(spec);
  });

  it('rejects an unknown answer', () => {
    expect(() => createSpec('shop', { ...defaults, database: 'oracle' })).toThrow('invalid_value');
  });
});

describe('deriveFacts', () => {
  it('returns that a project scales out, or the reasons why it does not', () => {
    expect(deriveFacts([choice('a'), choice('b')])).toEqual({ scalesOut: true, oneReplicaReasons: [] });
    expect(deriveFacts([choice('a'), choice('b', { oneReplica: 'a file' })])).toEqual({
      scalesOut: false,
      oneReplicaReasons: ['a file'],
    });
  });
});

describe('findConflicts', () => {
  const embedded = choice('embedded', {
    conflicts: [{ axis: 'queue', value: 'far', reason: 'it is near', remedy: 'choose near' }],
  });

  it('returns each conflict with its reason and remedy', () => {
    const all = [
      { axis: axis('database'), choice: embedded },
      { axis: axis('queue'), choice: choice('far') },
    ];
    expect(findConflicts(all)).toEqual([
      '--database embedded cannot be combined with queue far because it is near: choose near',
    ]);
  });

  it('returns nothing when the conflicting choice was not made', () => {
    const all = [
      { axis: axis('database'), choice: embedded },
      { axis: axis('cache'), choice: choice('far') },
    ];
    expect(findConflicts(all)).toEqual([]);
  });
});
