import styles from './CodeSnippet.module.css';

/** Text to be copied into a file. */
export function CodeSnippet({ text }: { text: string }) {
  return (
    <pre className={styles.snippet}>
      <code>{text}</code>
    </pre>
  );
}
