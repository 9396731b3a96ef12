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
  emergency: {
    subject: (firm) => `${firm} への緊急サインイン`,
    title: 'オーナーが緊急サインインを使いました',
    lead: (owner, firm) =>
      `${owner} さんがシングルサインオンを使わずに ${firm} にサインインしました。プロバイダーの障害時にオーナーが使える方法です。`,
    from: (address) => `サインイン元のネットワークアドレスは ${address} です。`,
    action: '監査ログを開く',
    footnote: '心当たりがない場合は、そのセッションを終了し、該当するアカウントのパスワードを変更してください。',
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
  deletion: {
    askedTitle: (firm) => `${firm} の削除が申請されました`,
    askedLead: (who, firm, day) =>
      `${who} さんが ${firm} とそのすべての内容の削除を申請しました。${day} に実行されます。それまでは何も変わりません。`,
    askedNext:
      '取りやめる場合は、管理の「ワークスペース」から取り消してください。残したいものがある場合は、書き出しを保存してください。',
    askedFootnote: 'このメールはワークスペースのすべてのオーナーに届きます。その日を過ぎると元に戻せません。',
    cancelledTitle: (firm) => `${firm} は削除されません`,
    cancelledLead: (firm) => `${firm} の削除は取り消されました。何も削除されていません。`,
    cancelledFootnote: 'このメールはワークスペースのすべてのオーナーに届きます。',
    erasedTitle: (firm) => `${firm} を消去しました`,
    erasedLead: (firm) => `${firm} に属していたすべて、つまりメッセージ、ファイル、人、設定、およびその記録を消去しました。`,
    erasedProof:
      '消去の証明を添付しました。消去した行とファイルの数、各記録の最後のハッシュが記載され、署名されています。Parley へのサインインは残りますが、このワークスペースのものは何も開けません。',
    erasedFootnote: 'このメールはワークスペースのすべてのオーナーに届きます。この件に関するこのアドレスはこれで破棄します。',
    open: 'ワークスペースを開く',
    toParley: 'Parley を開く',
  },
  acceptableUse: {
    title: (firm) => `${firm} の利用規程に署名してください`,
    lead: (firm) => `${firm} では、全員に利用規程を読んで署名することをお願いしています。数分で終わります。`,
    action: '読んで署名する',
    footnote: '現在有効な版にまだ署名していないため、このメールをお送りしています。',
  },
  push: { hidden: '新しいメッセージがあります', scheduleFailed: '予約したメッセージを送信できませんでした' },
};
