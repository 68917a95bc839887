import { type FormPart, filePart, payloadPart, PDF, sendForm, upload } from '../uploads.js';
import { type Provoked, provoked } from './code-case.js';

const MOST_BYTES = 10 * 1024 * 1024;
const LOGO = payloadPart({ purpose: 'logo' });
const sent = (...parts: readonly FormPart[]): Provoked => provoked(400, async ({ api }) => sendForm(api, parts));

export const FILE_CODES = {
  file_name_invalid: sent({ name: 'file', bytes: PDF }, LOGO),
  file_name_length_invalid: sent(filePart(PDF, 'x'.repeat(256)), LOGO),
  file_parameter_not_editable: provoked(400, async ({ api }) => api.post(`/files/${(await upload(api, 'logo')).id}`, { purpose: 'finance_document' })),
  file_purpose_mismatch: provoked(400, async ({ api, platform }) => {
    const { id } = await upload(api, 'identity_document');
    return api.post(`/accounts/${platform.account}`, { logo_id: id });
  }),
  file_request_body_invalid: sent(LOGO),
  file_size_limit_exceeded: sent(filePart(Buffer.concat([PDF, Buffer.alloc(MOST_BYTES)])), LOGO),
  file_type_unsupported: sent(filePart(Buffer.from('MZ not a pdf')), LOGO),
  parameter_file_invalid: provoked(400, async ({ api, platform }) => api.post(`/accounts/${platform.account}`, { logo_id: `file_${'0'.repeat(22)}` })),
} as const;
