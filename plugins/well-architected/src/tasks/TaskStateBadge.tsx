import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import {
  RiCheckDoubleLine,
  RiCheckLine,
  RiCircleLine,
  RiForbid2Line,
  RiProgress4Line,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { TaskState } from 'backstage-plugin-well-architected-common';
import type { ReactElement } from 'react';
import { wellArchitectedTranslationRef } from '../translation';

const ICONS: Record<TaskState, ReactElement> = {
  open: <RiCircleLine aria-hidden />,
  'in-progress': <RiProgress4Line aria-hidden />,
  done: <RiCheckLine aria-hidden />,
  accepted: <RiShieldCheckLine aria-hidden />,
  resolved: <RiCheckDoubleLine aria-hidden />,
  obsolete: <RiForbid2Line aria-hidden />,
};

/** Where a task stands, by word and icon. */
export function TaskStateBadge({ state }: { state: TaskState }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <Badge size="small" icon={ICONS[state]}>
      {t(`tasks.state.${state}`)}
    </Badge>
  );
}
