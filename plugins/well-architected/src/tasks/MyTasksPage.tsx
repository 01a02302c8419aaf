import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';
import { FRAMEWORK_PILLARS } from './pillars';
import { TasksPanel } from './TasksPanel';
import { MY_OWNERSHIP, MY_TASK_DEFAULTS } from './taskUrlState';
import { useTaskUrlState } from './useTaskUrlState';

/** The reader's remediation tasks, and those of others, of all entities. */
export function MyTasksPage() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const view = useTaskUrlState(MY_TASK_DEFAULTS);
  const isMine = view.state.owner === MY_OWNERSHIP;
  return (
    <main>
      <Container>
        <TasksPanel
          title={t(isMine ? 'tasks.myTitle' : 'tasks.title')}
          view={view}
          pillars={FRAMEWORK_PILLARS}
          severalWorkloads
        />
      </Container>
    </main>
  );
}
