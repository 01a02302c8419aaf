import type { IdentityApi } from '@backstage/core-plugin-api';

const KEY = 'sample-person';

/** Who was chosen before this page was reloaded; every tab of a browser has somebody of its own. */
export function rememberedPerson(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Keeps somebody signed in over reloads. */
export function rememberPerson(name: string): void {
  sessionStorage.setItem(KEY, name);
}

/** Lets the next load of the page ask again who it is. */
export function forgetPerson(): void {
  sessionStorage.removeItem(KEY);
}

/** An identity that is forgotten when it signs out. */
export function forgottenOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: () => {
      forgetPerson();
      return identity.signOut();
    },
  };
}
