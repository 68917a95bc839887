import type { Check, Finding } from '../check.js';
import type { Repo } from '../repo.js';

/** Where projects live, and the layer that a project there belongs to. */
const homes: readonly { readonly root: RegExp; readonly layer: string }[] = [
  { root: /^apps\/[^/]+/, layer: 'app' },
  { root: /^libs\/services\/[^/]+/, layer: 'service' },
  { root: /^libs\/surfaces\/gateway/, layer: 'gateway' },
  { root: /^libs\/surfaces\/[^/]+/, layer: 'surface' },
  { root: /^libs\/platform\/[^/]+/, layer: 'platform' },
  { root: /^libs\/contracts(?=\/)/, layer: 'contracts' },
  { root: /^libs\/money(?=\/)/, layer: 'money' },
  { root: /^libs\/[^/]+/, layer: 'none' },
  { root: /^deploy\/(?:kafka|processes)(?=\/)/, layer: 'platform' },
  { root: /^deploy\/[^/]+(?=\/)/, layer: 'deploy' },
  { root: /^examples\/[^/]+/, layer: 'example' },
  { root: /^e2e(?=\/)/, layer: 'e2e' },
  { root: /^bench(?=\/)/, layer: 'bench' },
  { root: /^tools(?=\/)/, layer: 'tool' },
];

interface Project {
  readonly name?: string;
  readonly tags?: readonly string[];
}

function judge(repo: Repo, root: string, layer: string): Finding[] {
  const path = `${root}/project.json`;
  const text = repo.read(path);
  if (text === null) return [{ path, line: 1, message: 'missing: a folder without a project is outside the import rules' }];
  const { name, tags = [] } = JSON.parse(text) as Project;
  const findings: Finding[] = [];
  if (name === undefined || name === '') findings.push({ path, line: 1, message: 'has no name' });
  if (!tags.includes(`layer:${layer}`)) findings.push({ path, line: 1, message: `lacks the tag layer:${layer}` });
  if (tags.filter((tag) => tag.startsWith('layer:')).length > 1) findings.push({ path, line: 1, message: 'is in two layers' });
  return findings;
}

/** The import rules go by tags, so that a folder without one would be free to import anything. */
export const projects: Check = (repo) => {
  const found = new Map<string, string>();
  for (const { path } of repo.files) {
    if (!path.endsWith('.ts') && !path.endsWith('project.json')) continue;
    const home = homes.find(({ root }) => root.test(path));
    const root = home?.root.exec(path)?.[0];
    if (home !== undefined && root !== undefined) found.set(root, home.layer);
  }
  return [...found].flatMap(([root, layer]) => judge(repo, root, layer));
};
