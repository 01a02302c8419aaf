import {
  taskAcceptPermission,
  taskUpdatePermission,
} from 'backstage-plugin-well-architected-common';
import type { ChangedTask } from './changeTask';

const OF_ACCEPTANCE = [
  'state',
  'acceptanceReason',
  'approvedBy',
  'acceptedUntil',
];

/**
 * The permissions that a person's change of a task asks for: one to accept its
 * risk, or to change how it is accepted, and another one for everything else.
 */
export function permissionsFor({ row, history }: ChangedTask) {
  const fields = history.map(({ field }) => field);
  const accepts =
    row.state === 'accepted' &&
    fields.some(field => OF_ACCEPTANCE.includes(field));
  const updates =
    !accepts || fields.some(field => !OF_ACCEPTANCE.includes(field));
  return [
    ...(updates ? [taskUpdatePermission] : []),
    ...(accepts ? [taskAcceptPermission] : []),
  ];
}
