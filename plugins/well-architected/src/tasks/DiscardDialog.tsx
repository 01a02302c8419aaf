import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { wellArchitectedTranslationRef } from '../translation';

/** Asks before a person's unsaved changes are thrown away. */
export function DiscardDialog({
  isOpen,
  onKeep,
  onDiscard,
}: {
  isOpen: boolean;
  onKeep(): void;
  onDiscard(): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <Dialog isOpen={isOpen} onOpenChange={open => !open && onKeep()}>
      <DialogHeader>{t('tasks.drawer.unsavedTitle')}</DialogHeader>
      <DialogBody>
        <Text>{t('tasks.drawer.unsaved')}</Text>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onDiscard} destructive>
          {t('tasks.drawer.discard')}
        </Button>
        <Button onPress={onKeep}>{t('tasks.drawer.keepEditing')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
