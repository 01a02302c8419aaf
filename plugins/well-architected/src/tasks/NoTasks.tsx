import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { MY_OWNERSHIP, TASK_STATES } from './taskUrlState';
import type { TaskView } from './useTaskUrlState';

/** Why the table is empty, and the way out. */
export function NoTasks({ view }: { view: TaskView }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const filtered = view.isFiltered;
  const whose =
    view.state.owner === MY_OWNERSHIP ? 'myDescription' : 'description';
  const description = filtered ? 'filteredDescription' : whose;
  return (
    <Flex direction="column" align="start" gap="2">
      <Text as="p" variant="title-x-small">
        {t(filtered ? 'tasks.empty.filteredTitle' : 'tasks.empty.title')}
      </Text>
      <Text as="p" color="secondary">
        {t(`tasks.empty.${description}`)}
      </Text>
      {filtered ? (
        <Button variant="secondary" onPress={view.clearFilters}>
          {t('tasks.filter.clear')}
        </Button>
      ) : (
        <Button
          variant="tertiary"
          onPress={() => view.change({ states: TASK_STATES })}
        >
          {t('tasks.empty.showResolved')}
        </Button>
      )}
    </Flex>
  );
}
