import styles from './ScoreBar.module.css';
import { scoreLevel } from './scoreLevel';

/** A score as the length of a bar. The number is told beside it. */
export function ScoreBar({ score }: { score: number | null }) {
  return (
    <span className={styles.track} aria-hidden>
      <span
        className={`${styles.fill} ${styles[scoreLevel(score)]}`}
        style={{ width: `${score ?? 0}%` }}
      />
    </span>
  );
}
