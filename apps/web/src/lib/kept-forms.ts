/**
 * What stands in a form that was not sent yet: a reload, or a step back by accident, does not cost it. For this tab only, and
 * signing out takes it away.
 */
const prefix = 'parley.form.';

export function keepForm(name: string, content: object): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(content));
  } catch {
    // A browser that keeps nothing, or has no room: the form works without.
  }
}

export function readKeptForm(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

export const forgetForm = (name: string): void => sessionStorage.removeItem(prefix + name);

export function forgetForms(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
