import { OwnedTasks } from '../tasks/OwnedTasks';
import { MY_OWNERSHIP } from '../tasks/taskUrlState';

/** What the reader and the reader's groups have to do, on the home page. */
export function MyTasks() {
  return <OwnedTasks owner={MY_OWNERSHIP} />;
}
