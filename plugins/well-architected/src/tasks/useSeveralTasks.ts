import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Task,
  TaskChanges,
} from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { wellArchitectedApiRef } from '../api';
import { summariseOutcomes, type SeveralTasksOutcome } from './taskOutcomes';
import {
  refreshSelection,
  selectOnPage,
  type TaskSelection,
} from './taskSelection';

/** The tasks that a person has selected, and the way to change them at once. */
export type SeveralTasks = ReturnType<typeof useSeveralTasks>;

const NONE: TaskSelection = new Map();

/**
 * The tasks that a person selects in a list to change them at once. What could
 * not be changed stays selected.
 */
export function useSeveralTasks({
  page,
  listKey,
  onEdited,
}: {
  /** The tasks that the list shows. */
  page: readonly Task[];
  /** With another list, nothing is selected. */
  listKey: string;
  onEdited(): void;
}) {
  const api = useApi(wellArchitectedApiRef);
  const [selection, setSelection] = useState(NONE);
  const [seen, setSeen] = useState({ page, listKey });
  const [editing, setEditing] = useState(false);
  const [outcome, setOutcome] = useState<SeveralTasksOutcome>();
  const [error, setError] = useState<Error>();

  if (seen.page !== page || seen.listKey !== listKey) {
    setSeen({ page, listKey });
    setSelection(
      seen.listKey === listKey ? refreshSelection(selection, page) : NONE,
    );
  }

  const edit = async (changes: TaskChanges) => {
    const tasks = [...selection.values()];
    setEditing(true);
    setError(undefined);
    setOutcome(undefined);
    try {
      const outcomes = await api.editTasks(
        tasks.map(({ taskId, version }) => ({ taskId, version })),
        changes,
      );
      const done = outcomes.filter(each => each.outcome !== 'failed');
      setOutcome(summariseOutcomes(outcomes, selection));
      setSelection(current => without(current, done));
      onEdited();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setEditing(false);
    }
  };

  return {
    selection,
    select: (keys: 'all' | ReadonlySet<string | number>) =>
      setSelection(current => selectOnPage(current, page, keys)),
    clear: () => {
      setSelection(NONE);
      setError(undefined);
    },
    edit,
    editing,
    /** What became of the last change. */
    outcome,
    forgetOutcome: () => setOutcome(undefined),
    /** Why nothing was changed at all. */
    error,
  };
}

function without(
  selection: TaskSelection,
  tasks: readonly { taskId: string }[],
): TaskSelection {
  const left = new Map(selection);
  tasks.forEach(({ taskId }) => left.delete(taskId));
  return left;
}
