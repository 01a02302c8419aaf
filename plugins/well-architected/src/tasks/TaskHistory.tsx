import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TaskChange } from 'backstage-plugin-well-architected-common';
import { formatDateTime } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { EntityName } from './EntityName';
import { groupHistory, sentenceOf, SYNC_ACTOR } from './taskHistory';
import styles from './TaskHistory.module.css';
import { TaskValue } from './TaskValue';

/** What happened to a task, in sentences, the newest first. */
export function TaskHistory({ history }: { history: readonly TaskChange[] }) {
  return (
    <ol className={styles.history}>
      {groupHistory(history).map(({ version, at, changes }) => (
        <li key={version} className={styles.entry}>
          <Text variant="body-small" color="secondary">
            <time dateTime={at}>{formatDateTime(at)}</time>
          </Text>
          {changes.map(change => (
            <div key={change.field} className={styles.change}>
              <ChangeSentence change={change} />
              {change.reason && (
                <Text as="p" variant="body-small" color="secondary">
                  {change.reason}
                </Text>
              )}
              {change.field === 'note' && change.after && (
                <blockquote className={styles.note}>{change.after}</blockquote>
              )}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function ChangeSentence({ change }: { change: TaskChange }) {
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
      })}
    </Text>
  );
}
