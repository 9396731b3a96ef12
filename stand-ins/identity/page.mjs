const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page on which one chooses who to be. */
export const choicePage = (title, action, people, hidden = {}) => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>${escape(title)}</title>
<style>body{font:16px/1.5 system-ui;max-width:26rem;margin:4rem auto;padding:0 1rem}button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.7rem;text-align:start}</style>
<h1>${escape(title)}</h1><p>This is a stand-in, not a real provider. Choose who signs in.</p>
<form method="post" action="${escape(action)}">
${Object.entries(hidden)
  .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
  .join('')}
${people.map(({ sub, email, name }) => `<button name="sub" value="${escape(sub)}">${escape(name)} (${escape(email)})</button>`).join('\n')}
</form></html>`;

/** Posts an answer on at once, as providers do. */
export const postingPage = (action, fields) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>One moment</title>
<form method="post" action="${escape(action)}">
${Object.entries(fields)
  .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
  .join('')}
<button>Continue</button></form><script>document.forms[0].submit()</script></html>`;

export async function readBody(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

export const readForm = async (request) => new URLSearchParams(await readBody(request));
