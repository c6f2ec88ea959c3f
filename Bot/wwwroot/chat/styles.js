// How the widget looks. A constructed sheet needs no inline style, so a strict content security policy lets it through.
export const sheet = new CSSStyleSheet();

sheet.replaceSync(`
:host {
  all: initial;
  --back: #fff; --soft: #f1f4f8; --text: #18212f; --muted: #5a6678; --line: #e2e7ee; --edge: #8a94a3;
  --accent: #2457d6; --accent-strong: #1b46b4; --on-accent: #fff; --link: #1d4ec7; --good: #16915a; --warn: #b45f06; --bad: #b3261e;
  --shadow: 0 12px 40px rgb(16 30 60 / .18), 0 2px 8px rgb(16 30 60 / .08);
  color-scheme: light dark;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: var(--text);
}
@media (prefers-color-scheme: dark) {
  :host {
    --back: #161b23; --soft: #232a35; --text: #e9eef5; --muted: #a0adbd; --line: #2e3744; --edge: #6c7888;
    --accent: #3f6be0; --accent-strong: #5580f0; --link: #9db9ff; --good: #4cc38a; --warn: #f0b056; --bad: #ff9a92;
    --shadow: 0 12px 40px rgb(0 0 0 / .55), 0 0 0 1px #2e3744;
  }
}
* { box-sizing: border-box; margin: 0; font: inherit; color: inherit; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button { background: none; border: 0; padding: 0; cursor: pointer; }
button:disabled { cursor: default; }
svg { display: block; width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

.launcher {
  position: fixed; z-index: 2147483000; inset-inline-end: 24px; bottom: 24px; width: 60px; height: 60px; border-radius: 50%;
  display: grid; place-items: center; color: var(--on-accent); background: var(--accent); box-shadow: var(--shadow); transition: background .15s, transform .15s;
}
.launcher:hover { background: var(--accent-strong); transform: translateY(-1px); }
.launcher svg { width: 27px; height: 27px; }
.launcher[aria-expanded=true] svg:first-child, .launcher[aria-expanded=false] svg:nth-child(2) { display: none; }
.badge {
  position: absolute; top: -3px; inset-inline-end: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; border: 2px solid var(--back);
  font-size: 12px; font-weight: 600; line-height: 18px; text-align: center; color: #fff; background: #c5271c;
}

.window {
  position: fixed; z-index: 2147483001; inset-inline-end: 24px; bottom: 100px; width: 392px; height: min(640px, 100vh - 124px);
  display: flex; flex-direction: column; overflow: hidden; border-radius: 18px; background: var(--back); box-shadow: var(--shadow); animation: rise .18s ease-out;
}
:host([data-position=left]) :is(.launcher, .window) { right: auto; left: 24px; }
:host([data-position=right]) :is(.launcher, .window) { right: 24px; left: auto; }
header { display: flex; align-items: center; gap: 12px; padding-block: 14px; padding-inline: 18px 12px; border-bottom: 1px solid var(--line); }
header .avatar { width: 40px; height: 40px; }
.heading { flex: 1; min-width: 0; }
h2 { font-size: 16px; font-weight: 650; line-height: 1.25; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.heading p { display: flex; align-items: center; gap: 6px; color: var(--muted); font-size: 13px; }
.status { flex: none; width: 8px; height: 8px; border-radius: 50%; background: var(--muted); overflow: hidden; }
.status:not([data-state]) { display: none; }
.status[data-state=online] { background: var(--good); }
.status[data-state=connecting] { background: var(--warn); }
.person { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.avatar { flex: none; display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; color: var(--on-accent); background: var(--accent); font-size: 11px; font-weight: 650; }
.avatar svg { width: 58%; height: 58%; }
.plain { flex: none; width: 40px; height: 40px; display: grid; place-items: center; border-radius: 10px; color: var(--muted); }
.sound { margin-inline-end: -10px; }
.sound[aria-pressed=true] svg:nth-child(2), .sound[aria-pressed=false] svg:first-child { display: none; }
.plain:hover { color: var(--text); background: var(--soft); }

.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 18px 18px 14px; scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; }
.intro { padding: 6px 0 18px; color: var(--muted); }
.greeting { margin-bottom: 4px; font-size: 19px; font-weight: 650; line-height: 1.3; color: var(--text); text-wrap: balance; }
.day { margin: 18px 0 2px; text-align: center; font-size: 12px; color: var(--muted); }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-top: 16px; }
.row.new { animation: appear .18s ease-out; }
.row.mine { align-items: flex-end; }
.row.continues { margin-top: 4px; }
.row.continues > .author, .row:has(+ .continues) > .meta:not([data-state]) { display: none; }
.author { display: flex; align-items: center; gap: 7px; margin-bottom: 6px; font-size: 13px; font-weight: 600; line-height: 22px; color: var(--muted); overflow-wrap: anywhere; }
.bubble { max-width: 86%; padding: 9px 13px; border-radius: 16px; white-space: pre-wrap; overflow-wrap: anywhere; }
.theirs .bubble { background: var(--soft); border-start-start-radius: 5px; }
.mine .bubble { color: var(--on-accent); background: var(--accent); border-end-end-radius: 5px; }
.bubble a { color: var(--link); text-underline-offset: 2px; }
.bubble strong { font-weight: 650; }
.bubble em { font-style: italic; }
.bubble :is(code, pre) { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; }
.bubble :not(pre) > code { padding: 1px 4px; border-radius: 4px; background: var(--back); }
.bubble pre { padding: 8px 10px; border-radius: 8px; background: var(--back); overflow-x: auto; white-space: pre; }
.bubble :is(ul, ol) { padding-inline-start: 22px; white-space: normal; }
.bubble li { white-space: pre-wrap; }
.bubble > * + :is(p, ul, ol, pre) { margin-top: 6px; }
.mine .bubble a { color: inherit; }
.away { margin-top: 10px; padding: 9px 12px; border-radius: 10px; color: var(--text); background: var(--soft); }
.picture { display: block; flex-basis: 100%; max-width: 100%; max-height: 220px; border-radius: 10px; object-fit: contain; }
.file { flex-wrap: wrap; display: flex; align-items: center; gap: 8px; white-space: normal; }
.file svg { flex: none; }
.bubble > * + .file, .bubble > .file + .file { margin-top: 8px; }
progress { display: block; width: 120px; height: 6px; margin-top: 4px; accent-color: var(--accent); }
.meta { order: 2; margin-top: 4px; font-size: 12px; color: var(--muted); }
.meta[data-state=failed] { color: var(--bad); }
.retry { margin-inline-start: 8px; font-weight: 600; text-decoration: underline; text-underline-offset: 2px; color: var(--link); }
.choices { order: 1; display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.choices button {
  min-height: 40px; max-width: 100%; padding: 8px 15px; border: 1.5px solid var(--accent); border-radius: 20px; text-align: start; font-weight: 550; color: var(--link);
  overflow-wrap: anywhere; transition: background .15s, color .15s;
}
.choices button:enabled:hover { color: var(--on-accent); background: var(--accent); }
.choices button:disabled { border-color: var(--line); color: var(--muted); font-weight: 450; }
.choices button[aria-pressed=true] { border-color: var(--soft); background: var(--soft); color: var(--text); }
.typing .bubble { display: flex; gap: 5px; padding: 14px; }
.typing i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: breathe 1.2s infinite; }
.typing i:nth-child(2) { animation-delay: .15s; }
.typing i:nth-child(3) { animation-delay: .3s; }

.rating { position: relative; margin-top: 20px; padding: 14px; border: 1px solid var(--line); border-radius: 14px; text-align: center; }
.rating > .plain { position: absolute; top: 4px; inset-inline-end: 4px; width: 32px; height: 32px; }
.rating > .plain svg { width: 16px; height: 16px; }
.rating p { font-weight: 600; }
.scores { display: flex; margin-top: 10px; }
.scores button { flex: 1; min-width: 0; padding: 6px 2px; border-radius: 10px; font-size: 12px; line-height: 1.25; color: var(--muted); }
.scores svg { width: 30px; height: 30px; margin: 0 auto 4px; stroke-width: 1.5; }
.scores button:hover { background: var(--soft); }
.scores button[aria-pressed=true] { color: var(--on-accent); background: var(--accent); }
.more { display: flex; gap: 8px; align-items: flex-end; margin-top: 10px; }
.more textarea, .before input { border: 1.5px solid var(--edge); border-radius: 10px; background: var(--back); }
.more textarea { padding: 8px 10px; text-align: start; }
.problem { font-size: 13px; color: var(--bad); }
.problem:empty { display: none; }
.do { flex: none; min-height: 40px; padding: 8px 18px; border-radius: 10px; font-weight: 600; color: var(--on-accent); background: var(--accent); }
.do:hover { background: var(--accent-strong); }
.before { display: grid; gap: 12px; padding: 16px 18px 18px; border-top: 1px solid var(--line); }
.before label { display: block; margin-bottom: 4px; font-size: 13px; color: var(--muted); }
.before input { width: 100%; min-height: 42px; padding: 8px 11px; }
.banner { padding: 0 20px 10px; font-size: 13px; color: var(--warn); }
.banner:empty, .queue:empty { display: none; }
.queue { margin: 0 12px 8px; padding: 8px 12px; border-radius: 10px; font-size: 13px; color: var(--text); background: var(--soft); }
.composer { margin: 0 12px 12px; border: 1.5px solid var(--edge); border-radius: 16px; transition: border-color .15s; }
.composer:focus-within { border-color: var(--link); }
.field { display: flex; align-items: flex-end; padding: 4px; }
.tray { padding: 10px 12px; border-bottom: 1px solid var(--line); font-size: 13px; }
.tray ul { max-height: 150px; margin: 0; padding: 0; overflow-y: auto; list-style: none; }
.tray li { display: flex; align-items: center; gap: 8px; }
.tray .file { flex: 1; min-width: 0; overflow-wrap: anywhere; flex-wrap: nowrap; }
.tray .picture { flex: none; width: 44px; height: 34px; object-fit: cover; border-radius: 6px; }
.tray .picture + svg { display: none; }
.tray .size { color: var(--muted); white-space: nowrap; }
.tray .plain { width: 32px; height: 32px; }
.tray .plain svg { width: 16px; height: 16px; }
.tray label { display: flex; align-items: center; gap: 8px; margin-top: 6px; min-height: 24px; }
input[type=checkbox] { width: 18px; height: 18px; flex: none; accent-color: var(--accent); }
textarea { flex: 1; min-width: 0; padding: 9px 6px; border: 0; resize: none; background: none; line-height: 22px; max-height: 128px; overflow-y: auto; scrollbar-width: thin; }
textarea::placeholder { color: var(--muted); opacity: 1; }
textarea:focus-visible { outline: none; }
.send { flex: none; width: 36px; height: 36px; margin: 2px; display: grid; place-items: center; border-radius: 50%; color: var(--on-accent); background: var(--accent); transition: background .15s; }
.send:hover { background: var(--accent-strong); }
.send:disabled { color: var(--muted); background: var(--soft); }

@media (max-width: 480px) {
  .window, :host([data-position]) .window { inset: 0; width: auto; height: 100dvh; border-radius: 0; padding-bottom: env(safe-area-inset-bottom); }
  .launcher { bottom: 16px; }
  textarea, .before input { font-size: 16px; }
}
@media print { :host { display: none; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
@keyframes appear { from { opacity: 0; transform: translateY(4px); } }
@keyframes breathe { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; } }
`);
