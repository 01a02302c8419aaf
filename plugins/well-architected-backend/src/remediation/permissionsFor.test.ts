import {
  taskAcceptPermission,
  taskUpdatePermission,
} from 'backstage-plugin-well-architected-common';
import { taskRow } from '../__testUtils__/rows';
import type { TaskRow } from '../store/tables';
import { changeTask } from './changeTask';
import { permissionsFor } from './permissionsFor';

const UPDATE = taskUpdatePermission.name;
const ACCEPT = taskAcceptPermission.name;

const ACCEPTED: Partial<TaskRow> = {
  state: 'accepted',
  acceptance_reason: 'The shop closes in May',
  approved_by: 'user:default/ada',
  accepted_until: '2026-05-31',
};

describe('permissionsFor', () => {
  it.each<[string, Partial<TaskRow>, Partial<TaskRow>, string[]]>([
    ['a note', {}, { note: 'Soon' }, [UPDATE]],
    ['a claim', {}, { state: 'done' }, [UPDATE]],
    ['accepting', {}, ACCEPTED, [ACCEPT]],
    [
      'accepting with a note',
      {},
      { ...ACCEPTED, note: 'Soon' },
      [UPDATE, ACCEPT],
    ],
    [
      'accepting for longer',
      ACCEPTED,
      { accepted_until: '2026-12-31' },
      [ACCEPT],
    ],
    ['accepting otherwise', ACCEPTED, { acceptance_reason: 'No' }, [ACCEPT]],
    ['a note of an accepted task', ACCEPTED, { note: 'Soon' }, [UPDATE]],
    ['ending an acceptance', ACCEPTED, { state: 'open' }, [UPDATE]],
  ])('%s', (_, before, changes, needed) => {
    const changed = changeTask({ ...taskRow(), ...before }, changes, {
      actor: 'user:default/eve',
      now: '2026-03-01T00:00:00.000Z',
    })!;
    expect(permissionsFor(changed).map(({ name }) => name)).toEqual(needed);
  });
});
