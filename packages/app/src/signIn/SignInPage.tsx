import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { PeoplePage } from './PeoplePage';
import {
  forgottenOnSignOut,
  rememberedPerson,
  rememberPerson,
} from './session';
import { SignInFailed } from './SignInFailed';

/** Signs in as one of the sample people, and as the same one again after a reload. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const [person, setPerson] = useState(rememberedPerson);
  if (person === undefined) {
    return (
      <PeoplePage
        onChoose={name => {
          rememberPerson(name);
          setPerson(name);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="sample"
      headers={{ 'X-Sample-Person': person }}
      ErrorComponent={SignInFailed}
      onSignInSuccess={identity =>
        onSignInSuccess(forgottenOnSignOut(identity))
      }
    />
  );
}
