import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** How many entities the catalog is asked for at a time. */
const BATCH = 200;

const NAME = ['kind', 'metadata.namespace', 'metadata.name'];

/** A group, as far as its people go. */
interface Group {
  members: string[];
  children: string[];
}

/** Tells from the catalog who the people behind owners of tasks are. */
export class People {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * The users that some owners are, or have as members, also through groups
   * within groups. Those that the catalog does not have are left out.
   */
  async behind(owners: string[]): Promise<Map<string, string[]>> {
    const groups = await this.#groups(owners.filter(ref => !isUser(ref)));
    const named = owners.map(owner => ({
      owner,
      users: isUser(owner) ? [owner] : membersOf(owner, groups),
    }));
    const users = [...new Set(named.flatMap(owner => owner.users))];
    const existing = new Set(
      (await this.#entities(users, NAME)).map(stringifyEntityRef),
    );
    return new Map(
      named.map(({ owner, users: theirs }) => [
        owner,
        theirs.filter(user => existing.has(user)),
      ]),
    );
  }

  /** Some groups with all that are within them. */
  async #groups(refs: string[]): Promise<Map<string, Group>> {
    const groups = new Map<string, Group>();
    let asked = refs;
    while (asked.length > 0) {
      // One that the catalog does not have has no people, and is asked for once.
      asked.forEach(ref => groups.set(ref, { members: [], children: [] }));
      const found = await this.#entities(asked, [...NAME, 'relations']);
      for (const entity of found) {
        groups.set(stringifyEntityRef(entity), {
          members: related(entity, RELATION_HAS_MEMBER),
          children: related(entity, RELATION_PARENT_OF),
        });
      }
      asked = [
        ...new Set(
          asked
            .flatMap(ref => groups.get(ref)?.children ?? [])
            .filter(ref => !groups.has(ref)),
        ),
      ];
    }
    return groups;
  }

  async #entities(refs: string[], fields: string[]): Promise<Entity[]> {
    const entities: Entity[] = [];
    for (let i = 0; i < refs.length; i += BATCH) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs.slice(i, i + BATCH), fields },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      entities.push(...items.filter(entity => entity !== undefined));
    }
    return entities;
  }
}

/** The members of a group and of those within it, which may go in circles. */
function membersOf(group: string, groups: Map<string, Group>): string[] {
  const within = new Set([group]);
  const members = new Set<string>();
  // Those that are added on the way come up as well.
  for (const ref of within) {
    groups.get(ref)?.children.forEach(child => within.add(child));
    groups
      .get(ref)
      ?.members.filter(isUser)
      .forEach(user => members.add(user));
  }
  return [...members];
}

function related({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function isUser(ref: string): boolean {
  return parseEntityRef(ref).kind === 'user';
}
