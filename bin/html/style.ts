/** The look of the page: light and dark by the reader's setting, patterns beside colours, and paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1a1d21; --quiet: #5a6470; --page: #ffffff; --line: #d5dae0; --free: #eef1f4;
  --weights: #2f5d9f; --cache: #2f8f6b; --reserve: #c98a1b; --stripe: rgb(255 255 255 / 35%);
  --error: #b3261e; --warning: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e9ed; --quiet: #a0aab6; --page: #14171b; --line: #363d46; --free: #23282f;
    --weights: #7ba6e6; --cache: #67c79f; --reserve: #e5b357; --stripe: rgb(0 0 0 / 35%);
    --error: #ff8a80; --warning: #f0c060;
  }
}
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--text); background: var(--page); }
h1 { margin-bottom: 0; font-size: 1.6rem; }
h2 { margin-top: 2.5rem; font-size: 1.2rem; }
h3 { margin-bottom: 0.25rem; font-size: 1rem; }
.quiet { color: var(--quiet); }
figure { margin: 0 0 1.25rem; }
figcaption { font-size: 0.9rem; }
.bar { display: flex; height: 1.75rem; margin: 0.25rem 0; background: var(--free);
  border: 1px solid var(--line); border-radius: 3px; overflow: hidden; }
.part { box-sizing: border-box; min-width: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.first { border-left: 3px solid var(--page); }
.weights { background: var(--weights); }
.cache { background: repeating-linear-gradient(45deg, var(--cache) 0 6px, var(--stripe) 6px 8px), var(--cache); }
.reserve { background: repeating-linear-gradient(90deg, var(--reserve) 0 3px, var(--stripe) 3px 5px), var(--reserve); }
.unknown { flex: 1; background: repeating-linear-gradient(45deg, var(--free) 0 6px, var(--line) 6px 8px); }
.free { background: var(--free); }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; font-size: 0.9rem; }
.legend span { display: inline-block; width: 1.5rem; height: 0.8rem; margin-right: 0.5rem;
  border: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
thead th { font-weight: 600; color: var(--quiet); }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.findings { padding-left: 0; list-style: none; }
.findings li { margin-bottom: 0.75rem; }
.error { color: var(--error); font-weight: 600; }
.warning { color: var(--warning); font-weight: 600; }
code { font-size: 0.9em; }
@media print {
  body { margin: 0; max-width: none; font-size: 9pt; }
  figure, tr, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
}
`;
