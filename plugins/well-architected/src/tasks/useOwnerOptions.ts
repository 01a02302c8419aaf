import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import type { AsyncListSource, IdentifiedOption } from '@backstage/ui';
import { useRef } from 'react';
import { useAsyncList } from 'react-stately';

const PAGE_SIZE = 20;
const TYPING_PAUSE_MS = 200;

const PRESENTED_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'spec.type',
  'spec.profile.displayName',
];
const SEARCHED_FIELDS = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
];

/**
 * The users and groups of the catalog, searched as one types.
 *
 * @param leading - options that stand before those of the catalog
 * @param selected - while its label stands in the field, nobody is searching, and everybody is offered
 */
export function useOwnerOptions(
  leading: readonly IdentifiedOption[],
  selected: IdentifiedOption | null,
): AsyncListSource<IdentifiedOption> {
  const catalogApi = useApi(catalogApiRef);
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  const selectedLabel = useRef<string>();
  selectedLabel.current = selected?.label;

  return useAsyncList<IdentifiedOption>({
    getKey: option => option.id,
    async load({ filterText = '', cursor, signal }) {
      const term = filterText === selectedLabel.current ? '' : filterText;
      if (term) {
        await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
        signal.throwIfAborted();
      }
      const { items, pageInfo } = await catalogApi.queryEntities(
        cursor
          ? { cursor, limit: PAGE_SIZE, fields: PRESENTED_FIELDS }
          : {
              filter: { kind: ['User', 'Group'] },
              fields: PRESENTED_FIELDS,
              limit: PAGE_SIZE,
              orderFields: { field: 'metadata.name', order: 'asc' },
              totalItems: 'exclude',
              ...(term && {
                fullTextFilter: { term, fields: SEARCHED_FIELDS },
              }),
            },
      );
      const found = items.map((entity): IdentifiedOption => {
        const presentation = entityPresentationSnapshot(
          entity,
          undefined,
          presentationApi,
        );
        return {
          id: stringifyEntityRef(entity),
          label: presentation.primaryTitle,
          description: presentation.entityRef,
        };
      });
      const matching = leading.filter(({ label }) =>
        label.toLocaleLowerCase().includes(term.toLocaleLowerCase()),
      );
      return {
        items: cursor ? found : [...matching, ...found],
        cursor: pageInfo.nextCursor,
      };
    },
  });
}
