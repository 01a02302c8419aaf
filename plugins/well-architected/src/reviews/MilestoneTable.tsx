import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  Flex,
  Table,
  Text,
  VisuallyHidden,
  type ColumnConfig,
} from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useMemo } from 'react';
import { formatDate } from '../formatDate';
import styles from './MilestoneTable.module.css';
import { wellArchitectedTranslationRef } from '../translation';
import type { MilestoneProgress, ScoreProgress } from './milestoneProgress';

type Row = MilestoneProgress & { id: number };

/** Milestones with their scores, and how each moved since the milestone before. */
export function MilestoneTable({
  rows,
}: {
  rows: readonly MilestoneProgress[];
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const columns = useMemo(
    (): ColumnConfig<Row>[] => [
      {
        id: 'milestone',
        label: t('reviews.progress.milestone'),
        isRowHeader: true,
        defaultWidth: '2fr',
        minWidth: 160,
        cell: row => (
          <Cell>
            <Text as="p">{row.milestoneName}</Text>
            <Text as="p" variant="body-small" color="secondary">
              {formatDate(row.recordedAt)}
            </Text>
          </Cell>
        ),
      },
      scoreColumn('overall', t('reviews.progress.overall'), row => row.overall),
      ...pillarsOf(rows).map(([pillarId, pillarName]) =>
        scoreColumn(pillarId, pillarName, row =>
          row.pillars.find(pillar => pillar.pillarId === pillarId),
        ),
      ),
    ],
    [rows, t],
  );
  return (
    <Table
      className={styles.milestones}
      columnConfig={columns}
      data={rows.map(row => ({ ...row, id: row.milestoneNumber }))}
      pagination={{ type: 'none' }}
    />
  );
}

function pillarsOf(rows: readonly MilestoneProgress[]): [string, string][] {
  return [
    ...new Map(
      rows
        .flatMap(row => row.pillars)
        .map(({ pillarId, pillarName }) => [pillarId, pillarName] as const),
    ),
  ].map(([pillarId, pillarName]) => [pillarId, pillarName]);
}

function scoreColumn(
  id: string,
  label: string,
  progressOf: (row: Row) => ScoreProgress | undefined,
): ColumnConfig<Row> {
  return {
    id,
    label,
    defaultWidth: '1fr',
    minWidth: 116,
    cell: row => (
      <Cell>
        <Progress progress={progressOf(row)} />
      </Cell>
    ),
  };
}

function Progress({ progress }: { progress: ScoreProgress | undefined }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  if (!progress || progress.score === null) {
    return (
      <Text color="secondary" variant="body-small">
        {t('reviews.progress.notReviewed')}
      </Text>
    );
  }
  const { score, difference } = progress;
  return (
    <Flex align="center" gap="1">
      <Text>{score}</Text>
      {difference !== null && difference !== 0 && (
        <Difference points={difference} />
      )}
    </Flex>
  );
}

function Difference({ points }: { points: number }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const Icon = points > 0 ? RiArrowUpLine : RiArrowDownLine;
  const distance = String(Math.abs(points));
  return (
    <Text variant="body-small">
      <span aria-hidden className={points > 0 ? styles.up : styles.down}>
        <Icon size={12} />
        {distance}
      </span>
      <VisuallyHidden>
        {t(points > 0 ? 'reviews.progress.up' : 'reviews.progress.down', {
          points: distance,
        })}
      </VisuallyHidden>
    </Text>
  );
}
