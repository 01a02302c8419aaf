import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import {
  clearFilters,
  isFiltered,
  TASK_STATES,
  type TaskUrlState,
} from './taskUrlState';

/** Why the table is empty, and the way out. */
export function NoTasks({
  state,
  onChange,
}: {
  state: TaskUrlState;
  onChange(change: Partial<TaskUrlState>): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const filtered = isFiltered(state);
  return (
    <Flex direction="column" align="start" gap="2">
      <Text as="p" variant="title-x-small">
        {t(filtered ? 'tasks.empty.filteredTitle' : 'tasks.empty.title')}
      </Text>
      <Text as="p" color="secondary">
        {t(
          filtered
            ? 'tasks.empty.filteredDescription'
            : 'tasks.empty.description',
        )}
      </Text>
      {filtered ? (
        <Button
          variant="secondary"
          onPress={() => onChange(clearFilters(state))}
        >
          {t('tasks.filter.clear')}
        </Button>
      ) : (
        <Button
          variant="tertiary"
          onPress={() => onChange({ states: [...TASK_STATES] })}
        >
          {t('tasks.empty.showResolved')}
        </Button>
      )}
    </Flex>
  );
}
