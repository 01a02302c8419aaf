import { useApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  TaskDecisions,
  TaskDetail,
  VersionedTask,
} from 'backstage-plugin-well-architected-common';
import { useState } from 'react';
import { wellArchitectedApiRef } from '../api';
import { changedFields, isValidTaskEdit, toTaskEdit } from './taskEdit';
import { isReadBefore } from './taskHistory';

/**
 * A person's edit of a task, from the first letter until it is stored. What was
 * typed survives failures, conflicts and reloads of the task.
 *
 * @param loaded - the task as it was loaded last
 * @param onSaved - called when an edit was stored
 */
export function useTaskEditor(loaded: VersionedTask, onSaved: () => void) {
  const api = useApi(wellArchitectedApiRef);
  const [seen, setSeen] = useState(loaded);
  const [base, setBase] = useState(loaded);
  const [draft, setDraft] = useState(() => toTaskEdit(loaded.task));
  const [theirs, setTheirs] = useState<VersionedTask>();
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [settled, setSettled] = useState(0);
  const [error, setError] = useState<Error>();

  const decided = toTaskEdit(draft);
  const dirty = changedFields(toTaskEdit(base.task), decided).length > 0;

  const adopt = (task: VersionedTask) => {
    setBase(task);
    // What was typed since, while an edit was stored, is the next edit.
    setDraft(typed => ({
      ...toTaskEdit(task.task),
      ...fieldsOf(typed, changedFields(draft, typed)),
    }));
    setTheirs(undefined);
  };

  if (loaded !== seen) {
    setSeen(loaded);
    if (!dirty && !isReadBefore(loaded.task, base.task)) {
      adopt(loaded);
    }
  }

  const settle = (task: VersionedTask) => {
    adopt(task);
    setSettled(settled + 1);
  };

  const save = async (edit: TaskDecisions, against: VersionedTask) => {
    if (saving) {
      return;
    }
    const { taskId } = against.task;
    setSaving(true);
    setError(undefined);
    try {
      settle(await api.editTask(taskId, edit, against.etag));
      setSaved(true);
      onSaved();
    } catch (failure) {
      try {
        setTheirs(await otherEdit(failure, () => api.getTask(taskId)));
      } catch (unexpected) {
        setError(unexpected as Error);
      }
    } finally {
      setSaving(false);
    }
  };

  /** What people add to a task changes neither its version nor the draft. */
  const takeOver = ({ tickedSteps, comments, history }: TaskDetail) =>
    setBase(({ task, etag }) => ({
      task: { ...task, tickedSteps, comments, history },
      etag,
    }));

  const tickStep = async (choiceId: string, done: boolean) => {
    setError(undefined);
    try {
      const { task } = await api.tickStep(base.task.taskId, choiceId, done);
      takeOver(task);
    } catch (failure) {
      setError(failure as Error);
    }
  };

  return {
    task: base.task,
    takeOver,
    tickStep,
    draft,
    dirty,
    saved: saved && !dirty,
    /** How often the edit came to rest, stored or given up for theirs. */
    settled,
    error,
    canSave: dirty && isValidTaskEdit(decided, base.task),
    change: (change: Partial<TaskDecisions>) => {
      setSaved(false);
      setDraft(edited => ({ ...edited, ...change }));
    },
    save: () => save(decided, base),
    /** Set while somebody else's edit is in the way. */
    conflict: theirs && {
      base: toTaskEdit(base.task),
      theirs: toTaskEdit(theirs.task),
      yours: decided,
      onTakeTheirs: () => settle(theirs),
      onSave: (merged: TaskDecisions) => save(merged, theirs),
    },
  };
}

function fieldsOf(
  edit: TaskDecisions,
  fields: Array<keyof TaskDecisions>,
): Partial<TaskDecisions> {
  return Object.fromEntries(fields.map(field => [field, edit[field]]));
}

/** What is stored now, when an edit failed because somebody else changed the task; any other failure is thrown on. */
async function otherEdit(
  failure: unknown,
  load: () => Promise<VersionedTask>,
): Promise<VersionedTask> {
  if (ResponseError.is(failure) && failure.statusCode === 412) {
    return await load();
  }
  throw failure;
}
