import { as } from '../platform.js';
import { filePart, payloadPart, PDF, upload } from '../uploads.js';
import { about, creates, lists, type MakeWalk } from './route.js';

export const filesWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const { id } = await upload(api, 'identity_document', as(user));
  return {
    ids: [id],
    cases: {
      'GET /files': lists(),
      'POST /files': creates({ form: [filePart(PDF), payloadPart({ purpose: 'logo' })] }),
      'GET /files/{id}': about({ id }),
      'GET /files/{id}/contents': about({ id }),
      'POST /files/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
