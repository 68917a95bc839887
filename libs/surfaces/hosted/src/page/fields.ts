import { type Html, html } from './html.js';

/** A field of a form. Its name is its id too. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'email';
  readonly mostCharacters: number;
  /** What browsers fill it from (HTML, autofill field names). */
  readonly autocomplete: string;
  /** Which keys a phone shows. */
  readonly inputMode?: 'numeric';
}

export interface Filled {
  readonly value: string;
  /** What is wrong with it, as a sentence; null when nothing is. */
  readonly problem: string | null;
  /** The first field that is wrong is where the cursor goes. */
  readonly focused: boolean;
}

/** Label, hint and problem are tied to the field, so that whoever can't see the page hears them with it. */
export function textField({ name, label, hint, type, mostCharacters, autocomplete, inputMode }: Field, { value, problem, focused }: Filled): Html {
  return html`<div class="field">
<label for="${name}">${label}</label>
${hint === undefined ? null : html`<div class="hint" id="${name}-hint">${hint}</div>`}
${problemOf(name, problem)}
<input type="${type}" id="${name}" name="${name}" value="${value}" maxlength="${String(mostCharacters)}" autocomplete="${autocomplete}"${inputMode === undefined ? null : html` inputmode="${inputMode}"`} required${stateOf(name, { hint, problem, focused })}>
</div>`;
}

export function tickField(name: string, label: string, { problem, focused }: Omit<Filled, 'value'>): Html {
  return html`<div class="field">
${problemOf(name, problem)}
<div class="tick"><input type="checkbox" id="${name}" name="${name}" value="yes" required${stateOf(name, { hint: undefined, problem, focused })}>
<label for="${name}">${label}</label></div>
</div>`;
}

/** All that is wrong, before the form: read out at once, each leading to its field. */
export function problemList(problems: readonly { readonly name: string; readonly problem: string }[]): Html | null {
  if (problems.length === 0) return null;
  const lines = problems.map(({ name, problem }) => html`<li><a href="#${name}">${problem}</a></li>`);
  return html`<div class="problems" role="alert" aria-labelledby="problems"><h2 id="problems">Please look at this again</h2><ul>${lines}</ul></div>`;
}

function problemOf(name: string, problem: string | null): Html | null {
  return problem === null ? null : html`<div class="error" id="${name}-problem">${problem}</div>`;
}

function stateOf(name: string, { hint, problem, focused }: { readonly hint: string | undefined; readonly problem: string | null; readonly focused: boolean }): Html {
  const told = [...(hint === undefined ? [] : [`${name}-hint`]), ...(problem === null ? [] : [`${name}-problem`])];
  return html`${told.length === 0 ? null : html` aria-describedby="${told.join(' ')}"`}${problem === null ? null : html` aria-invalid="true"`}${focused ? html` autofocus` : null}`;
}
