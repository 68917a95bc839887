import { createHash } from 'node:crypto';

/** Of every page. Colours keep a contrast of 4.5 to 1 on their ground at least (WCAG 2.2, 1.4.3). */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f3f5f8;color:#17202b;font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.card{background:#fff;border:1px solid #d5dbe3;border-radius:.75rem;padding:1.5rem}
.from{margin:0 0 .75rem;color:#4b5767;font-weight:600;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.0625rem;margin:0 0 .25rem}
p{margin:0 0 1rem}
.test{margin:0 0 1rem;padding:.5rem .75rem;border-radius:.5rem;background:#fff4d6;color:#5c4300;font-size:.9375rem}
fieldset{border:0;margin:0;padding:0}
.field{margin:0 0 1.25rem}
label{display:block;font-weight:600}
.hint{color:#4b5767;font-size:.9375rem}
.error{color:#a3130f;font-size:.9375rem;font-weight:600}
input[type=text],input[type=email]{display:block;width:100%;margin-top:.375rem;padding:.625rem .75rem;border:1px solid #6b7888;border-radius:.5rem;font:inherit;background:#fff;color:inherit}
input[aria-invalid=true]{border:2px solid #a3130f}
.tick{display:flex;gap:.75rem;align-items:flex-start}
.tick input{width:1.25rem;height:1.25rem;margin:.125rem 0 0;flex:none}
.tick label{font-weight:400}
.problems{border:2px solid #a3130f;border-radius:.5rem;padding:.75rem 1rem;margin:0 0 1.25rem}
.problems ul{margin:0;padding-left:1.25rem}
.problems a{color:#a3130f}
button,.button{display:inline-block;border:0;border-radius:.5rem;padding:.75rem 1.25rem;background:#0b57a4;color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:#08437f}
a{color:#0b57a4}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
.status{display:inline-block;margin:0 0 1rem;padding:.125rem .75rem;border-radius:1rem;font-weight:600;background:#e3eaf3;color:#173a61}
.status.good{background:#d9f2e1;color:#0d4d26}
.status.bad{background:#fbe0df;color:#8a100c}
.owed{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1.25rem}
.owed dt{color:#4b5767}
.owed dd{margin:0;overflow-wrap:anywhere}
.choices{list-style:none;margin:.75rem 0 0;padding:0}
.choices li{margin:0 0 1rem}
.after{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;margin:0}
@media (max-width:30rem){main{padding:0 0 2rem}.card{border-radius:0;border-width:0 0 1px}button,.button{width:100%;text-align:center}}
`;

/** By which the browser knows that a style is ours and takes no other. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
