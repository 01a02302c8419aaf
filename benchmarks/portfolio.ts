/** The catalog of a benchmark: services, the teams that own them, and who is in these. */

/** The services of one team; those of the first are the same in every size. */
export const SERVICES_PER_TEAM = 50;
const MEMBERS_PER_TEAM = 2;

/** Who asks for everything: in the first team, which owns the first services. */
export const MY_TEAM = teamOf(0);
export const ME = memberOf(0, 0);

/** The place of a service in an address, and with its kind in a reference. */
export function serviceOf(index: number): string {
  return `default/service-${index}`;
}

/** The team that owns a service. */
export function teamOf(service: number): string {
  return `group:default/team-${Math.floor(service / SERVICES_PER_TEAM)}`;
}

/** One of those in the team that owns a service. */
export function memberOf(service: number, place: number): string {
  const team = nameOf(teamOf(service));
  return `user:default/${team}-${place % MEMBERS_PER_TEAM}`;
}

/** All teams of so many services, and who is in them. */
export function ownersOf(services: number): string[] {
  const owners = [];
  for (let first = 0; first < services; first += SERVICES_PER_TEAM) {
    owners.push(teamOf(first));
    for (let place = 0; place < MEMBERS_PER_TEAM; place += 1) {
      owners.push(memberOf(first, place));
    }
  }
  return owners;
}

/** The catalog file of so many services. */
export function catalogOf(services: number): string {
  return [
    ...Array.from({ length: services }, (_, index) => serviceEntity(index)),
    ...ownersOf(services).map(ref =>
      ref.startsWith('group:') ? teamEntity(ref) : memberEntity(ref),
    ),
  ].join('---\n');
}

/**
 * A service with what one has that is registered from its repository. With
 * less it would be under the size from which Backstage compresses an answer.
 */
function serviceEntity(index: number): string {
  const name = nameOf(serviceOf(index));
  const repository = `github.com/example/${name}`;
  const file = 'main/catalog-info.yaml';
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  title: Service ${index}
  description: Does what service ${index} of the organisation is for.
  annotations:
    backstage.io/source-location: url:https://${repository}/tree/main/
    backstage.io/view-url: https://${repository}/tree/${file}
    backstage.io/edit-url: https://${repository}/edit/${file}
    backstage.io/techdocs-ref: dir:.
    github.com/project-slug: example/${name}
  tags: [java, payments]
  links:
    - url: https://runbooks.example.com/${name}
      title: Runbook
    - url: https://dashboards.example.com/${name}
      title: Dashboard
spec:
  type: service
  lifecycle: production
  owner: ${teamOf(index)}
`;
}

function teamEntity(ref: string): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: ${nameOf(ref)}
spec:
  type: team
  children: []
`;
}

function memberEntity(ref: string): string {
  const name = nameOf(ref);
  return `apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ${name}
spec:
  memberOf: [${name.replace(/-\d+$/, '')}]
`;
}

function nameOf(ref: string): string {
  return ref.split('/')[1];
}
