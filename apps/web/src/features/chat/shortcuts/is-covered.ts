/** Whether something that takes the keys for itself lies over the page. A toast is a dialog to screen readers alone. */
export const isCovered = (): boolean =>
  document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([data-toast]), [role="menu"]') !== null;
