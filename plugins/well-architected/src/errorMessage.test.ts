import { ResponseError } from '@backstage/errors';
import { errorMessage } from './errorMessage';

describe('errorMessage', () => {
  it('is what the backend says', async () => {
    const response = Response.json(
      {
        error: { name: 'InputError', message: 'No such owner' },
        response: { statusCode: 400 },
      },
      { status: 400 },
    );
    expect(errorMessage(await ResponseError.fromResponse(response))).toBe(
      'No such owner',
    );
  });

  it('is the message of any other error', () => {
    expect(errorMessage(new Error('Failed to fetch'))).toBe('Failed to fetch');
  });
});
