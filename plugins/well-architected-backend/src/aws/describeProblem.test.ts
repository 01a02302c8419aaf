import { AwsCallError } from './AwsCallError';
import { describeProblem } from './describeProblem';

const SINCE = '2026-05-01T00:00:00.000Z';

function failure(name: string, message = 'No', code?: string): Error {
  return Object.assign(new Error(message), {
    name,
    ...(code && { code }),
    $metadata: { requestId: 'r-1' },
  });
}

describe('describeProblem', () => {
  it('says which call failed, how, since when and by which request', () => {
    expect(
      describeProblem(
        new AwsCallError(
          'wellarchitected:ListAnswers',
          failure('ThrottlingException', 'Rate exceeded'),
        ),
        SINCE,
      ),
    ).toEqual({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      operation: 'ListAnswers',
      requestId: 'r-1',
      since: SINCE,
      advice: 'AWS asked to slow down. The next sync tries again.',
    });
  });

  it.each([
    ['AccessDeniedException', '', '', 'Allow wellarchitected:ListAnswers '],
    [
      'AccessDeniedException',
      'User: arn:aws:iam::1:user/u is not authorized to perform: wellarchitected:GetLens on resource: x',
      '',
      'Allow wellarchitected:GetLens ',
    ],
    [
      'AccessDenied',
      'User: u is not authorized to perform: sts:AssumeRole on resource: r',
      '',
      'Let Backstage assume the role',
    ],
    ['ExpiredTokenException', '', '', 'The credentials have expired'],
    ['CredentialsProviderError', 'Could not load', '', 'Check the credentials'],
    ['UnrecognizedClientException', '', '', 'Check the credentials'],
    ['InvalidSignatureException', '', '', 'Check the credentials'],
    [
      'Error',
      'There is no AWS integration that matches 111122223333.',
      '',
      'Check the credentials',
    ],
    ['ResourceNotFoundException', '', '', 'It was deleted'],
    ['Error', 'getaddrinfo', 'ENOTFOUND', 'Check that the Well-Architected'],
    ['AggregateError', '', 'ECONNREFUSED', 'Check that the Well-Architected'],
    ['TimeoutError', 'socket hang up', 'ECONNRESET', 'Check that the Well-'],
    ['TimeoutError', 'Too long', 'ETIMEDOUT', 'AWS did not answer in time'],
    ['InternalServerException', '', '', 'AWS could not answer'],
    ['SyntaxError', "Unexpected token '<'", '', 'The answer broke off'],
  ])('advises what to do about %s %s %s', (name, message, code, advice) => {
    const problem = describeProblem(
      new AwsCallError(
        'wellarchitected:ListAnswers',
        failure(name, message, code),
      ),
      SINCE,
    );
    expect(problem.advice).toContain(advice);
    expect(problem.message).toBe(message || code || name);
  });

  it('gives no advice where it has none', () => {
    expect(describeProblem(failure('ValidationException'), SINCE)).toEqual({
      name: 'ValidationException',
      message: 'No',
      operation: undefined,
      requestId: 'r-1',
      since: SINCE,
      advice: undefined,
    });
  });

  it.each([
    ['an access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a temporary key', 'ASIAIOSFODNN7EXAMPLE'],
    ['a secret', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    [
      'a signature',
      'fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024',
    ],
    ['a session token', `IQoJb3JpZ2luX2VjE${'aB3/+x'.repeat(40)}==`],
    ['a token for the web', `eyJhbGciOiJIUzI1NiJ9${'aB3-_x'.repeat(20)}`],
  ])('repeats %s nowhere', (_, secret) => {
    const message = `The request signature for ${secret}, or Credential=${secret}/20260501/eu-west-1, is wrong`;
    const problem = JSON.stringify(
      describeProblem(failure('InvalidSignatureException', message), SINCE),
    );
    expect(problem).not.toContain(secret.slice(0, 12));
    expect(problem).not.toContain(secret.slice(-12));
    expect(problem).toContain('is wrong');
  });

  it('keeps what people need to find the role', () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/ada is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/platform/backstage-well-architected-reader';
    expect(
      describeProblem(failure('AccessDenied', message), SINCE),
    ).toMatchObject({ message });
  });

  it('tells the first line, and no more of it than people read', () => {
    expect(
      describeProblem(failure('Error', `${'so '.repeat(400)}\nmore`), SINCE)
        .message,
    ).toHaveLength(500);
    expect(
      describeProblem(failure('Error', 'The first\nPOST /more'), SINCE).message,
    ).toBe('The first');
  });

  it('describes what is no error', () => {
    expect(describeProblem('odd', SINCE)).toMatchObject({
      name: 'Error',
      message: 'odd',
    });
    expect(describeProblem(undefined, SINCE)).toMatchObject({
      message: 'undefined',
    });
  });
});
