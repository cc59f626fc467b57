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

describe('a specification', () => {
  it('is plain data, the same for the same answers', () => {
    const spec = createSpec('shop', defaults);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(createSpec('shop', defaults)).toEqual(spec);
  });

  it('takes no answer that is no choice', () => {
    expect(() => createSpec('shop', { ...defaults, database: 'oracle' })).toThrow('invalid_value');
  });
});

describe('the facts', () => {
  it('a project scales out unless a choice forbids it, and says why', () => {
    expect(deriveFacts([choice('a'), choice('b')])).toEqual({ scalesOut: true, oneReplicaReasons: [] });
    expect(deriveFacts([choice('a'), choice('b', { oneReplica: 'a file' })])).toEqual({
      scalesOut: false,
      oneReplicaReasons: ['a file'],
    });
  });
});

describe('conflicts', () => {
  const embedded = choice('embedded', {
    conflicts: [{ axis: 'queue', value: 'far', reason: 'it is near', remedy: 'choose near' }],
  });

  it('are told with the reason and the way out', () => {
    const all = [
      { axis: axis('database'), choice: embedded },
      { axis: axis('queue'), choice: choice('far') },
    ];
    expect(findConflicts(all)).toEqual([
      '--database embedded cannot be combined with queue far because it is near: choose near',
    ]);
  });

  it('are none where the other choice was not made', () => {
    const all = [
      { axis: axis('database'), choice: embedded },
      { axis: axis('cache'), choice: choice('far') },
    ];
    expect(findConflicts(all)).toEqual([]);
  });
});
