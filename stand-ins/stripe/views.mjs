const escape = (text) =>
  String(text).replaceAll(/[&<>"']/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark]);
const money = (amount, currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
const date = (seconds) => new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000);

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:2rem 1rem;color:#1d2521;background:#f7f5f0}
h1{font-size:1.5rem}form{display:grid;gap:.9rem;margin:1.2rem 0}label{display:grid;gap:.25rem;font-weight:600}
input{font:inherit;padding:.55rem .7rem;border:1px solid #8b8f86;border-radius:8px;background:#fff;color:inherit}
button{font:inherit;font-weight:600;padding:.6rem 1rem;border:0;border-radius:8px;background:#1f5a45;color:#fff;cursor:pointer}
a{color:#1f5a45}.note{border-inline-start:3px solid #b07d18;background:#f6ecd2;padding:.6rem .9rem;border-radius:0 8px 8px 0;color:#2a2414}
.bad{border-inline-start:3px solid #b3392c;background:#f8e3df;padding:.6rem .9rem;color:#3b1713}table{width:100%;border-collapse:collapse}td{padding:.4rem 0;border-block-end:1px solid #d8d5cb}
td:last-child{text-align:end}@media(prefers-color-scheme:dark){body{background:#10201a;color:#e6ebe4}input{background:#182a23;border-color:#62736a}a{color:#8fd0b4}.note{background:#33290f;color:#f0e2bd}.bad{background:#3a1a15;color:#f6d9d3}td{border-color:#2c4037}}`;

const layout = (title, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head>
<body><p class="note">This is a stand-in for Stripe on this machine. No money moves; use the card 4242 4242 4242 4242.</p>
<main><h1>${escape(title)}</h1>${body}</main></body></html>`;

const complain = (words) => (words ? `<p class="bad" role="alert">${escape(words)}</p>` : '');

export const donePage = (words) => layout('Nothing to do here', `<p>${escape(words)}</p>`);

export function checkoutPage({ session, price, complaint }) {
  const total = money(price.unit_amount * session.line.quantity, price.currency);
  const terms = session.trial_days
    ? `${session.trial_days} days free, then ${total} each ${price.recurring.interval}`
    : `${total} each ${price.recurring.interval}, from today`;
  return layout(
    'Checkout',
    `<p><strong>${escape(price.nickname)}</strong>: ${session.line.quantity} × ${money(price.unit_amount, price.currency)}. ${terms}.</p>
${complain(complaint)}<form method="post">
<label>Card number <input name="card" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242" required></label>
${session.tax_id_collection.enabled ? '<label>VAT number <input name="tax_id" autocomplete="off"></label>' : ''}
${session.allow_promotion_codes ? '<label>Code <input name="code" autocomplete="off"></label>' : ''}
<button>${session.trial_days ? 'Start the trial' : 'Subscribe'}</button></form><p><a href="${escape(session.cancel_url)}">Back without paying</a></p>`,
  );
}

export function portalPage({ session, subscription, card, taxId, invoices, complaint }) {
  const item = subscription?.items.data[0];
  const ending = subscription?.cancel_at_period_end;
  const plan = item
    ? `<p><strong>${escape(item.price.nickname)}</strong>, ${item.quantity} seats, ${escape(subscription.status)}. ${ending ? 'Ends' : 'Renews'} on ${date(item.current_period_end)}.</p>
<form method="post"><button name="act" value="${ending ? 'renew' : 'cancel'}">${ending ? 'Keep the plan' : 'Cancel the plan'}</button></form>`
    : '<p>No plan is running.</p>';
  const rows = invoices.map(
    (one) =>
      `<tr><td><a href="/pay/${one.id}">${one.number}</a></td><td>${date(one.created)}</td><td>${one.status}</td><td>${money(one.total, one.currency)}</td></tr>`,
  );
  return layout(
    'Billing portal',
    `${complain(complaint)}${plan}<h2>Card</h2><p>${card ? `${card.card.brand} ending in ${card.card.last4}` : 'None.'}</p>
<form method="post"><label>Card number <input name="card" inputmode="numeric" autocomplete="off" required></label><button name="act" value="card">Use this card</button></form>
<form method="post"><label>VAT number <input name="tax_id" autocomplete="off" value="${escape(taxId?.value ?? '')}"></label><button name="act" value="tax">Save the VAT number</button></form>
<h2>Invoices</h2><table>${rows.join('')}</table><p><a href="${escape(session.return_url)}">Back to Parley</a></p>`,
  );
}

export function invoicePage(invoice, complaint) {
  const rows = invoice.lines.data.map(
    (line) => `<tr><td>${escape(line.description)}</td><td>${money(line.amount, line.currency)}</td></tr>`,
  );
  const pay = invoice.status === 'open' ? '<form method="post"><button>Pay now</button></form>' : '';
  return layout(
    `Invoice ${invoice.number}`,
    `${complain(complaint)}<p>${date(invoice.created)}, ${invoice.status}.</p><table>${rows.join('')}<tr><td>Total</td><td>${money(invoice.total, invoice.currency)}</td></tr>
<tr><td>Paid from credit</td><td>${money(invoice.total - invoice.amount_due, invoice.currency)}</td></tr><tr><td>To pay</td><td>${money(invoice.amount_remaining, invoice.currency)}</td></tr></table>${pay}`,
  );
}
