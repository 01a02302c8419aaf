import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { JsonObject } from '@backstage/types';
import type { ActionServices } from './ActionServices';
import { registerActions } from './registerActions';

async function registered() {
  const actionsRegistry = actionsRegistryServiceMock();
  registerActions({
    actionsRegistry,
    auditor: mockServices.auditor.mock(),
  } as Partial<ActionServices> as ActionServices);
  const { actions } = await actionsRegistry.list();
  return actions;
}

/** The fields of a schema, with those of their fields. */
function fieldsOf(
  schema: JsonObject,
  path: string,
): Array<[string, JsonObject]> {
  const { properties = {}, items } = schema as {
    properties?: Record<string, JsonObject>;
    items?: JsonObject;
  };
  return [
    ...(items ? fieldsOf(items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(
      ([name, field]): Array<[string, JsonObject]> => [
        [`${path}.${name}`, field],
        ...fieldsOf(field, `${path}.${name}`),
      ],
    ),
  ];
}

describe('the actions of the plugin', () => {
  it('are marked by what they do', async () => {
    const marks = (await registered()).map(({ name, attributes }) => {
      const { readOnly, destructive, idempotent } = attributes;
      return [name, readOnly, destructive, idempotent];
    });
    expect(marks).toEqual([
      ['get-entity-review', true, false, true],
      ['search-tasks', true, false, true],
      ['get-task', true, false, true],
      ['assign-task', false, false, true],
      ['change-task-state', false, false, true],
      ['comment-on-task', false, false, false],
      ['sync-entity', false, false, true],
      ['get-sync-run', true, false, true],
    ]);
  });

  it('describe every field of what they take and tell', async () => {
    const fields = (await registered()).flatMap(({ name, schema }) => [
      ...fieldsOf(schema.input as JsonObject, `${name} input`),
      ...fieldsOf(schema.output as JsonObject, `${name} output`),
    ]);
    expect(fields.length).toBeGreaterThan(100);
    expect(
      fields
        .filter(([, { description }]) => !description)
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('take nothing that they do not name', async () => {
    for (const { schema } of await registered()) {
      expect(schema.input).toMatchObject({ additionalProperties: false });
    }
  });

  it('have schemas that can be read from top to bottom', async () => {
    expect(
      JSON.stringify((await registered()).map(({ schema }) => schema)),
    ).not.toContain('$ref');
  });
});
