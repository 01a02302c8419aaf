import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Cell,
  CellText,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import { formatDate } from '../formatDate';
import { wellArchitectedTranslationRef } from '../translation';
import { placePoints, trendPath, type TrendPoint } from './scoreTrend';
import styles from './ScoreTrend.module.css';

const GRID_LINES = [100, 75, 50, 25, 0];

/** The overall score over time as a line, a sentence and a table. */
export function ScoreTrend({ points }: { points: readonly TrendPoint[] }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const placed = placePoints(points);
  const first = placed[0];
  const last = placed[placed.length - 1];

  return (
    <div>
      <div
        className={styles.chart}
        role="img"
        aria-label={t('reviews.progress.summary', {
          first: String(first.score),
          from: formatDate(first.at),
          last: String(last.score),
          to: formatDate(last.at),
          moments: String(placed.length),
        })}
      >
        <div className={styles.scale}>
          {GRID_LINES.map(score => (
            <span key={score} style={{ bottom: `${score}%` }}>
              {score}
            </span>
          ))}
        </div>
        <div className={styles.plot}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            {GRID_LINES.map(score => (
              <line
                key={score}
                className={styles.grid}
                x1="0"
                x2="100"
                y1={100 - score}
                y2={100 - score}
              />
            ))}
            <path className={styles.line} d={trendPath(placed)} />
          </svg>
          {placed.map(point => (
            <span
              key={`${point.at}${point.milestoneName ?? ''}`}
              className={point.milestoneName ? styles.milestone : styles.sync}
              style={{ left: `${point.left}%`, bottom: `${point.bottom}%` }}
              title={`${
                point.milestoneName ?? t('reviews.progress.sync')
              }, ${formatDate(point.at)}: ${point.score}`}
            />
          ))}
        </div>
        <div className={styles.dates}>
          <span>{formatDate(first.at)}</span>
          <span className={styles.legend}>
            <span className={styles.milestoneKey} />
            {t('reviews.progress.milestone')}
            <span className={styles.syncKey} />
            {t('reviews.progress.sync')}
          </span>
          <span>{formatDate(last.at)}</span>
        </div>
      </div>
      <Accordion>
        <AccordionTrigger level={4} title={t('reviews.progress.asTable')} />
        <AccordionPanel>
          <TrendTable points={points} />
        </AccordionPanel>
      </Accordion>
    </div>
  );
}

function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const columns: ColumnConfig<TrendPoint & { id: number }>[] = [
    {
      id: 'date',
      label: t('reviews.progress.date'),
      isRowHeader: true,
      cell: ({ at }) => <CellText title={formatDate(at)} />,
    },
    {
      id: 'score',
      label: t('reviews.progress.score'),
      cell: ({ score }) => <CellText title={String(score)} />,
    },
    {
      id: 'seenBy',
      label: t('reviews.progress.seenBy'),
      cell: ({ milestoneName }) => (
        <Cell>
          <Text>{milestoneName ?? t('reviews.progress.sync')}</Text>
        </Cell>
      ),
    },
  ];
  return (
    <Table
      columnConfig={columns}
      data={points.map((point, id) => ({ ...point, id })).reverse()}
      pagination={{ type: 'none' }}
    />
  );
}
