import { AddressPolicy } from './address-policy.js';
import { urlProblem } from './url-policy.js';

const strict = new AddressPolicy({ allowLoopbackHttp: false });
const sandbox = new AddressPolicy({ allowLoopbackHttp: true });

describe('the URL of an endpoint', () => {
  it.each(['https://example.com/hooks', 'https://example.com:8443/a?b=c', 'https://1.1.1.1/', 'https://[2606:4700::1111]/'])('may be %s', (url) => {
    expect(urlProblem(url, strict)).toBeNull();
  });

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/',
    'example.com/hooks',
    '',
    'https://',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    `https://example.com/${'a'.repeat(2_048)}`,
    'https://localhost/',
    'https://localhost./',
    'https://a.LOCALHOST/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://10.0.0.1./',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://0.0.0.0/',
    'https://0/',
    'http://127.0.0.1/',
  ])('may not be %s', (url) => {
    expect(urlProblem(url, strict)).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['http://127.0.0.1:3000/', 'http://localhost:3000/', 'http://[::1]:3000/', 'https://localhost/'])('may be %s in a sandbox', (url) => {
    expect(urlProblem(url, sandbox)).toBeNull();
  });

  it.each(['http://example.com/', 'http://10.0.0.1/', 'https://10.0.0.1/', 'http://1.1.1.1/', 'http://0.0.0.0/'])(
    'may not be %s in a sandbox either',
    (url) => expect(urlProblem(url, sandbox)).not.toBeNull(),
  );
});
