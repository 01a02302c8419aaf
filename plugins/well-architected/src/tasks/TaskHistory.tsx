import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TaskChange } from 'backstage-plugin-well-architected-common';
import { formatDateTime } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { ChangeReason } from './ChangeReason';
import { EntityName } from './EntityName';
import {
  groupHistory,
  sentenceOf,
  SYNC_ACTOR,
  toldChanges,
  valueAfter,
  type HistoryEntry,
} from './taskHistory';
import styles from './TaskHistory.module.css';
import { TaskValue } from './TaskValue';

/** What happened to a task, in sentences, the newest first. */
export function TaskHistory({ history }: { history: readonly TaskChange[] }) {
  return (
    <ol className={styles.history}>
      {groupHistory(history).map(entry => (
        <li key={entry.key} className={styles.entry}>
          <Text variant="body-small" color="secondary">
            <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
          </Text>
          {toldChanges(entry).map(change => (
            <div
              key={`${change.field} ${change.before} ${change.after}`}
              className={styles.change}
            >
              <ChangeSentence change={change} entry={entry} />
              {change.reason && <ChangeReason reason={change.reason} />}
              <WrittenText change={change} entry={entry} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function ChangeSentence({
  change,
  entry,
}: {
  change: TaskChange;
  entry: HistoryEntry;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const { field, actor, before, after } = change;
  const value = (text: string | null) => (
    <TaskValue field={field === 'created' ? 'risk' : field} value={text} />
  );
  return (
    <Text as="p">
      {t(`tasks.history.${sentenceOf(change)}`, {
        actor:
          actor === SYNC_ACTOR ? (
            t('tasks.history.sync')
          ) : (
            <EntityName entityRef={actor} />
          ),
        before: value(before),
        after: value(after),
        until: (
          <TaskValue
            field="acceptedUntil"
            value={valueAfter(entry, 'acceptedUntil')}
          />
        ),
        approver: (
          <TaskValue
            field="approvedBy"
            value={valueAfter(entry, 'approvedBy')}
          />
        ),
      })}
    </Text>
  );
}

/** What a person wrote with a change. */
function WrittenText({
  change: { field, after },
  entry,
}: {
  change: TaskChange;
  entry: HistoryEntry;
}) {
  const isAcceptance = field === 'state' && after === 'accepted';
  const isText = field === 'note' || field === 'acceptanceReason';
  const text = isAcceptance
    ? valueAfter(entry, 'acceptanceReason')
    : isText && after;
  if (!text) {
    return null;
  }
  return <blockquote className={styles.note}>{text}</blockquote>;
}
