import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const japanese: Words = {
  copyAddress: 'ボタンで開けない場合は、このアドレスをコピーしてください。',
  confirm: {
    subject: 'メールアドレスの確認',
    hello: (name) => `${name} 様`,
    lead: 'このメールアドレスがご本人のものであることを確認してください。閲覧と書き込みはもうできますが、同僚の招待にはこの確認が必要です。',
    action: 'アドレスを確認する',
    footnote:
      'リンクは 1 日以内に 1 回だけ使えます。Parley に登録した覚えがない場合は、どなたかの入力間違いです。何もしなければ、これ以上メールは届きません。',
  },
  reset: {
    subject: '新しいパスワードの設定',
    hello: (name) => `${name} 様`,
    lead: 'このメールアドレスの新しいパスワードが、おそらくご本人により求められました。設定すると、すべての端末からサインアウトします。',
    footnote: 'リンクは 1 時間以内に 1 回だけ使えます。お心当たりがない場合は、何もしないでください。パスワードはそのままです。',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} さんから ${firm} への招待`,
    title: (firm) => `Parley で ${firm} に参加`,
    lead: (inviter, firm) =>
      `${inviter} さんがあなたを ${firm} に招待しています。チャンネル、ダイレクトメッセージ、ファイル、検索が一か所にまとまり、信頼できる記録が残る、会社の話し合いの場です。`,
    next: '名前とパスワードを決めれば、すぐに参加できます。',
    action: (firm) => `${firm} に参加`,
    footnote: (until) =>
      `リンクは ${until} まで 1 回だけ使えます。お心当たりがない場合は、そのままにしてください。このリンクなしに、あなたのアドレスで参加することは誰にもできません。`,
  },
  unread: {
    subject: (firm) => `${firm} の新着`,
    title: 'ご不在の間に',
    hidden: counted('ja', { other: '# 件のメッセージがあります。' }),
    more: counted('ja', { other: 'ほか # 件。' }),
    open: 'Parley を開く',
    footnote: 'ご不在だったためお送りしています。頻度は「設定」の「通知」で変更できます。',
    stop: 'この種のメールを停止する',
  },
  push: { hidden: '新しいメッセージがあります' },
};
