import { checks } from './checks.js';
import { openRepo } from './repo.js';

const repo = openRepo(process.cwd());
const findings = checks.flatMap((check) => check(repo));
for (const { path, line, message } of findings) console.log(`${path}:${line} ${message}`);
console.log(findings.length === 0 ? `tidy: ${repo.files.length} files` : `tidy: ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
