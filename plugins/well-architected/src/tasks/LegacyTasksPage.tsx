import { PluginHeader } from '@backstage/ui';
import { RiShieldCheckLine } from '@remixicon/react';
import { MyTasksPage } from './MyTasksPage';

/** The page of tasks for the old frontend system, which puts no header over it. */
export function LegacyTasksPage() {
  return (
    <>
      <PluginHeader title="Well-Architected" icon={<RiShieldCheckLine />} />
      <MyTasksPage />
    </>
  );
}
