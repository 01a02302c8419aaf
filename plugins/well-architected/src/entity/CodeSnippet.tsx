import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './CodeSnippet.module.css';

/** Text to be copied into a file. */
export function CodeSnippet({ text }: { text: string }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [copied, copy] = useCopyToClipboard();
  const isCopied = copied.value === text && !copied.error;
  return (
    <div className={styles.snippet}>
      <pre className={styles.text}>
        <code>{text}</code>
      </pre>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={t(isCopied ? 'entity.link.copied' : 'entity.link.copy')}
        onPress={() => copy(text)}
      />
    </div>
  );
}
