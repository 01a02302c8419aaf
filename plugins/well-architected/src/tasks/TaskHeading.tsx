import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type {
  Answer,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { RiskBadge } from '../charts/RiskBadge';
import { EntityTabLink } from '../EntityTabLink';
import { ExternalLink } from '../ExternalLink';
import { wellArchitectedTranslationRef } from '../translation';
import { isWebUrl } from '../webUrl';
import { TaskStateBadge } from './TaskStateBadge';

/** What a task is about at a glance, and where to read on. */
export function TaskHeading({
  task,
  answer,
}: {
  task: TaskDetail;
  /** The question as the review answers it; missing when the lens no longer has it. */
  answer: Answer | undefined;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const links = [
    { href: task.consoleUrl, label: t('tasks.drawer.console') },
    {
      href: answer?.helpfulResourceUrl,
      label: t('tasks.drawer.documentation'),
    },
    { href: answer?.jiraIssueUrl, label: t('tasks.drawer.jira') },
    { href: task.ticketUrl, label: t('tasks.drawer.ticket') },
  ].flatMap(({ href, label }) => (isWebUrl(href) ? [{ href, label }] : []));

  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <RiskBadge risk={task.risk} />
        <TaskStateBadge state={task.state} />
        <Text color="secondary">
          {[task.pillarName, task.workloadName, task.lensName].join(' · ')}
        </Text>
      </Flex>
      <Flex gap="4" style={{ flexWrap: 'wrap' }}>
        {task.entityRefs?.map(entityRef => (
          <EntityTabLink key={entityRef} entityRef={entityRef} isBeside />
        ))}
        {links.map(({ href, label }) => (
          <ExternalLink key={label} href={href}>
            {label}
          </ExternalLink>
        ))}
      </Flex>
    </Flex>
  );
}
