import { Alert, Button } from '@backstage/ui';
import { forgetPerson } from './session';
import { SignInFrame } from './SignInFrame';

/** Why nobody is signed in, and the way back to all people. */
export function SignInFailed({ error }: { error?: Error }) {
  return (
    <SignInFrame>
      <Alert
        status="danger"
        icon
        title="You are not signed in"
        description={error?.message}
      />
      <div>
        <Button
          variant="secondary"
          onPress={() => {
            forgetPerson();
            window.location.reload();
          }}
        >
          Choose again
        </Button>
      </div>
    </SignInFrame>
  );
}
