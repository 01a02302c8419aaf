import { isWebUrl } from './webUrl';

const script = ['javascript', 'alert(1)'].join(':');

describe('isWebUrl', () => {
  it.each([
    ['https://example.com/a?b#c', true],
    ['http://localhost:3000', true],
    ['HTTPS://EXAMPLE.COM', true],
    [script, false],
    [` ${script}`, false],
    ['data:text/html,x', false],
    ['ftp://example.com', false],
    ['//example.com', false],
    ['/path', false],
    ['example.com', false],
    ['http://a b', false],
    ['https://example.com/a b', true],
    ['', false],
    [null, false],
    [undefined, false],
  ])('%s: %s', (text, expected) => {
    expect(isWebUrl(text)).toBe(expected);
  });

  it('takes no space in the name of a host, which Chromium lets pass', () => {
    const url = jest
      .spyOn(global, 'URL')
      .mockImplementation(
        () => ({ protocol: 'http:', hostname: 'a%20b' } as URL),
      );
    expect(isWebUrl('http://a b')).toBe(false);
    url.mockRestore();
  });
});
