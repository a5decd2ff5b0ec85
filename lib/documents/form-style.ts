/** The one style sheet of the pages behind mail links: readable at arm's length on a phone, no wider than a letter on a desk. */
export const FORM_STYLE = `
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:#f4f5f7;color:#1d2129;font:18px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:42rem;margin:0 auto;padding:16px 14px 48px}
h1{font-size:1.3rem;line-height:1.4;margin:8px 0}
h2{font-size:1.1rem;line-height:1.45;margin:0 0 6px}
h3{font-size:1.05rem;margin:28px 0 8px}
p{margin:6px 0}
ul{margin:6px 0;padding-left:1.3em}
a{color:#174a85}
.lead,.small{color:#4a5260}
.small{font-size:.9rem}
.card{background:#fff;border:1px solid #d5d9e0;border-radius:8px;padding:14px;margin:14px 0}
.card.wrong{border:2px solid #b42318}
.due{font-weight:600}
.promise{color:#4a5260;font-size:.95rem}
.note{border-left:4px solid #9a6700;background:#fff8e6;padding:8px 12px;margin:10px 0}
.done{border-left:4px solid #1a7f37;background:#eaf6ed;padding:8px 12px;margin:10px 0}
.bad{border-left:4px solid #b42318;background:#fdecea;padding:8px 12px;margin:10px 0}
.error{color:#b42318;font-weight:600;margin:4px 0}
.field{margin:14px 0}
label,legend{font-weight:600;padding:0}
.last{color:#4a5260;font-size:.92rem;margin:2px 0 4px}
input[type=text],input[type=date],select,textarea{display:block;width:100%;min-height:48px;margin-top:4px;padding:9px 11px;font:inherit;color:inherit;background:#fff;border:1px solid #767f8c;border-radius:6px}
textarea{min-height:76px;resize:vertical}
[aria-invalid=true]{border:2px solid #b42318}
fieldset{border:1px solid #d5d9e0;border-radius:6px;margin:14px 0;padding:8px 12px 4px}
.tick{display:flex;align-items:flex-start;gap:10px;padding:10px 0;font-weight:400}
.tick input{flex:none;width:24px;height:24px;margin:2px 0 0}
.pair{display:grid;gap:0 14px}
@media(min-width:34rem){.pair{grid-template-columns:1fr 1fr}}
summary{cursor:pointer;padding:10px 0;color:#174a85;font-weight:600}
button{display:block;width:100%;min-height:52px;margin:14px 0 0;padding:10px 18px;font:inherit;font-weight:600;color:#fff;background:#174a85;border:2px solid #174a85;border-radius:8px;cursor:pointer}
button.second{color:#174a85;background:#fff}
:focus-visible{outline:3px solid #e08a00;outline-offset:2px}
footer{margin-top:28px;color:#4a5260;font-size:.9rem}
`.trim();
