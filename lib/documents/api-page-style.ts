/** The one style sheet of the page. Colours reach a contrast of 4.5 to 1 in both schemes. */
export const API_PAGE_STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d5dae1,#3b424c);--soft:light-dark(#f5f7fa,#1d2229);--ink:light-dark(#1b1f24,#e6e9ed);--dim:light-dark(#535c68,#a7b0bc);--link:light-dark(#0b57b8,#8ab8ff);--paper:light-dark(#fff,#14181d)}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;font:16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link)}
.page{max-width:76rem;margin:0 auto;padding:1rem}
h1{font-size:1.7rem;line-height:1.3;margin:.5rem 0 1rem}
h2{font-size:1.35rem;margin:3rem 0 .3rem;padding-top:.6rem;border-top:3px solid var(--ink)}
h3{font-size:1.12rem;margin:0 0 .2rem}
h4{font-size:.95rem;margin:1.1rem 0 .3rem;color:var(--dim);font-weight:600}
p{margin:.4rem 0}
code,pre{font:.86em/1.55 ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace}
code{overflow-wrap:anywhere}
pre{background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem;margin:.3rem 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
article{border:1px solid var(--line);border-radius:8px;padding:1rem;margin:1rem 0}
.address{display:block;font-family:ui-monospace,Consolas,monospace;overflow-wrap:anywhere;color:var(--ink);margin:.2rem 0 .5rem}
.method{display:inline-block;min-width:4.2em;text-align:center;border-radius:4px;padding:0 .4em;margin-right:.5em;color:#fff;font-weight:600;background:#475467}
.GET,.HEAD{background:#0b57b8}.POST{background:#17703c}.PUT{background:#8a5300}.PATCH{background:#6b3fa0}.DELETE{background:#b42318}
.dim{color:var(--dim)}
table{border-collapse:collapse;width:100%;font-size:.93rem;margin:.3rem 0}
th,td{border:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--soft);white-space:nowrap}
tbody th{font-weight:400;width:17rem}
tbody td:nth-child(2){width:17rem}
th b{color:#b42318;margin-left:.2em}
summary{cursor:pointer;color:var(--link);padding:.25rem 0}
nav ul{list-style:none;padding:0;margin:.2rem 0 .8rem;columns:19rem}
nav li{break-inside:avoid;padding:.12rem 0}
nav p{margin:.6rem 0 0;font-weight:600}
@media(max-width:44rem){
.page{padding:.8rem}
article{padding:.8rem}
thead{display:none}
table,tbody,tr,th,td,tbody th,tbody td:nth-child(2){display:block;width:100%;border:0}
tr{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;padding:.35rem .6rem}
th,td{padding:.05rem 0}
td:empty{display:none}
}
@media print{details>*{display:block}article{break-inside:avoid}}
`;
