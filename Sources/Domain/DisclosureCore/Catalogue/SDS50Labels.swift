/// What each item of SDS 5.0 is about, in our own words.
///
/// The wording of the questions belongs to the publishers of the form, so a report shows these labels or quotes the
/// submitted sheet. One line per item in catalogue order: id, Japanese label, English gloss, with tabs between.
enum SDS50Labels {
  static let table = #"""
    1	診療情報の外部保存の受託	Undertakes external storage of medical records?
    1.1	医療機関が運営する保存場所の基準適合	If stored in place run by hospital/clinic/medical corp: meets selection criteria & handling rules
    1.2	契約で確保した保存場所の基準適合	If stored in place secured by contract with outside firm: meets selection criteria & handling rules
    2	取扱情報リストの病院への提示	Can give the hospital a list of information handled
    3	企画管理者の任命	Planning manager appointed for operation
    4	技術担当者の指名	Technical officer designated
    5	個人情報を見られる場所の入退規則	Entry/exit rules where personal data can be seen
    6	アクセス管理の規程の整備	Access-management rules (restriction, logging, inspection) written
    7	病院との契約への安全管理条項	Safety-management clauses in contract with hospital
    8	業務委託時の再委託先を含む契約条項	If outsourcing work with personal data: contract with hospital covers sub-contractors
    9	運用規程での組織的対策の明文化	Organisational safety measures laid down in operating rules
    10	機器室と媒体保管場所の施錠	Device rooms and media storage locked
    11	端末区画への部外者の立入防止	Terminal areas closed to unauthorised persons
    12	機器設置区画の入退管理	Entry/exit control of areas with data-holding devices
    12.1	機器設置区画の入退記録	Entry/exit is recorded
    12.2	機器設置区画の入退記録の定期点検	Entry/exit records reviewed regularly
    13	重要機器の盗難対策	Anti-theft measures for important devices
    14	利用者端末の覗き見防止機能	Anti-peeping function on user terminals
    15	事業者の管理端末の覗き見対策	Anti-peeping measures on provider's admin terminals
    16	離席中の不正入力の防止	Prevents unauthorised input when user leaves seat
    17	アクセス管理機能の装備	Access-management function exists
    17.1	利用者認証の方式の区分	User authentication methods? (group heading, no answer cells)
    17.1.b1	記憶による認証(IDとパスワード)	• Memory (ID/password)
    17.1.b2	生体による認証(指紋など)	• Biometric (fingerprint …)
    17.1.b3	物理媒体による認証(ICカードなど)	• Physical medium (IC card …)
    17.1.b4	二要素の組合せによる認証	• Two-factor combination of the above (name the combination in 備考)
    17.1.b5	その他の方式による認証	• Other (describe in 備考)
    17.1.1	パスワード認証の採用	Password used as a means of authentication
    17.1.1.1	他方式併用時のパスワード運用規程	Password operation when combined with other means is in operating rules
    17.1.1.2	本人確認方法の台帳記録	Identity-proofing method recorded in register
    17.1.1.3	パスワード有効期限の管理機能	Password expiry can be managed
    17.1.1.4	パスワードの文字種と長さの検査	Character-set/length restriction can be checked
    17.1.1.5	推測されやすいパスワードの検査	Guessable passwords can be checked
    17.1.1.6	変更時の類似パスワードの検査	Similarity check at password change
    17.1.1.7	IDとパスワードの本人限りの秘匿	ID+password known to the person only
    17.1.2	認証機器が使えない時の代替手順	Fallback defined when security device is unusable
    17.2	職種と情報区分ごとのアクセス制御	Access control by job type/duty and information class
    17.3	アクセスログの記録機能	Access-log function
    17.3.1	利用者によるアクセスログの閲覧	User can view access log
    17.3.2	アクセスログの閲覧・操作の制限	Access to the log is restricted
    17.3.3	制限のないログの改ざんを防ぐ運用対策	If log access is NOT restricted: operational measures against deletion/tampering
    17.4	ログがない場合の監査可能な業務日誌	If NO access log: provider keeps auditable work journal
    18	時刻の正確さの確保	Clock accuracy ensured
    19	不正ソフトウェア混入の点検	Checks that no malicious software is mixed in
    20	メール機能の実行形式データ対策	If e-mail function: executable content blocked/disabled/sanitised
    21	ファイル交換機能の実行形式データ対策	If file-exchange function: executable content blocked/disabled/sanitised
    22	無線LANのセキュリティ機能	Wireless-LAN security functions
    23	IoT機器の利用有無	Uses IoT devices?
    23.1	IoT機器の取扱規程の整備と開示	IoT handling rules exist and can be disclosed
    23.2	装着型・家庭用IoTの患者向け説明資料	Patient-risk explanation material for wearables/home IoT
    23.3	IoT機器のセキュリティ更新の適用	IoT security updates applied when needed
    23.4	使用を終えたIoT機器の接続遮断	Retired IoT devices can be cut off
    24	従業者との採用時の守秘契約	NDA with employees at hiring/contract
    25	従業者への定期的な個人情報教育	Regular privacy training of employees
    26	退職後の個人情報保護の定め	Post-employment privacy clause
    27	守秘違反の罰則を含む就業規則	Work rules contain penalty for breach of confidentiality
    28	直接アクセスする保守作業の報告	Direct-access maintenance reported (who, what, result)
    29	清掃など間接業務後の定期点検	Regular checks after indirect work such as cleaning
    30	再委託先への同等の保護策の契約義務	Sub-contractors bound by contract to equal privacy measures
    31	外部保守員への罰則付きの守秘義務	Outside maintenance staff seeing records bound by confidentiality backed by penalties
    32	情報種別ごとの廃棄手順の提示	Disposal procedure per information type, can be shown to user
    32.1	廃棄手順での廃棄条件の明示	… includes disposal conditions
    32.2	廃棄手順での廃棄権限者の明示	… names staff allowed to dispose
    32.3	廃棄手順での具体的方法の明示	… gives concrete method
    33	専門家による機器廃棄と消去の報告	Equipment disposal by experts, can report no readable data left
    34	廃棄を外部委託した時の監督と確認	If disposal outsourced: supervise and confirm
    35	不要な媒体の廃棄に関する運用規程	Disposal of unneeded media is in operating rules
    36	実データで試験する作業者の守秘契約	NDA with workers when test uses personal data
    37	作業者による自社運用規程の順守	Workers follow provider's own operating rules
    38	試験に使った個人情報の作業後消去	Rules require erasing personal test data after work
    39	改造・保守用の個人専用アカウント	Personal dedicated accounts for modification/maintenance
    40	個人情報へのアクセス実績の病院への提示	Can give hospital record of whether/which personal data accessed
    41	作業者アカウントの権限と利用の管理	Worker account rights and access status managed
    42	離職・異動時の保守アカウントの即時削除	Maintenance accounts removed promptly on leave/transfer
    43	保守委託先の離職・異動の報告義務	If maintenance outsourced: report of leavers/transfers is obligatory
    43.1	離職・異動報告に基づくアカウント削除	Accounts removed on such report
    44	保守前の作業申請書の提出	Can submit work request to hospital before maintenance
    45	保守後の速やかな作業報告書の提出	Can submit work report promptly after maintenance
    46	保守委託先との守秘契約	If maintenance outsourced: NDA with maintenance firm
    47	改造時の個人情報持ち出しの病院承認規程	Taking personal data out for modification needs hospital's approval, in rules
    48	リモート保守のアクセスログ採取	Remote maintenance: access log collected
    49	リモート保守で送るファイルの無害化	Remote maintenance: files sent to hospital sanitised by sender
    50	保守委託先への同等義務の契約	If maintenance outsourced: equal duties by contract
    51	持ち出し用機器の提供	Supplies take-out devices?
    51.1	持ち出し機器へのソフト導入の制限	Software installation can be restricted
    51.2	持ち出し機器の外部入出力の無効化	External I/O can be disabled
    51.3	持ち出し機器内の情報の暗号化	Information can be encrypted when taken out
    51.4	持ち出し機器の外部接続時の漏えい改ざん対策	Leak/tamper protection when connected outside
    52	情報と機器の持ち出しのリスク分析	Risk analysis on taking out information/devices
    53	事業者自身による情報・機器の持ち出し	Does the provider itself take out information/devices?
    53.1	リスク分析に基づく持ち出し方針の規程化	Take-out policy in operating rules, from risk analysis
    53.2	持ち出した情報・機器の管理方法	Management method of taken-out items defined
    53.3	盗難・紛失時の対応方針	Theft/loss response in own policy
    53.4	盗難・紛失対応の従業者への周知と教育	Staff informed and trained on theft/loss response
    53.5	持ち出し機器の起動パスワード設定	Start-up password etc. set
    53.6	起動パスワードの適切な管理	Proper password management in that setting
    53.7	事業者が持ち出す情報の暗号化	Information encrypted when provider takes it out
    53.8	事業者持ち出し機器の外部接続時の保護	Leak/tamper protection when taken-out device is connected outside
    54	機器と媒体の所在の台帳管理	Whereabouts of devices/media kept in a ledger
    55	個人所有機器の利用禁止	Privately owned devices forbidden
    56	病院向け事業継続手順書の提供	BCP manual available to hospitals
    57	非常用アカウントまたは非常用機能	Emergency account or emergency function for continued service
    57.1	非常用アカウント・機能の管理手順の提供	Management procedure for them can be provided
    57.2	非常用機能の悪用を防ぐ監査情報	Information to manage/audit so emergency function is not misused
    57.3	復旧後の非常用アカウントの変更	Emergency account can be changed after recovery
    57.4	マルウェア侵入時の連絡経路の準備	Contact routes prepared if malware gets in (targeted mail)
    58	重要ファイルのバックアップ	Important files backed up
    58.1	複数世代・複数方式のバックアップ	Several generations, several methods
    58.2	マルウェアが届かないバックアップの確保	Part of backup kept out of reach of malware
    58.3	バックアップから戻す手段の用意	Restore means in place
    59	専用線接続への対応	Supports dedicated line?
    59.1	専用線の閉域範囲の通信事業者への確認	Closedness scope confirmed with carrier
    59.2	専用線での認証手段の定め	Authentication means defined
    60	公衆網接続への対応	Supports public (switched) network?
    60.1	公衆網の閉域範囲の通信事業者への確認	Closedness scope confirmed with carrier
    60.2	公衆網での認証手段の定め	Authentication means defined
    61	IP-VPN接続への対応	Supports IP-VPN?
    61.1	IP-VPNの閉域範囲の通信事業者への確認	Closedness scope confirmed with carrier
    61.2	IP-VPNでの認証手段の定め	Authentication means defined
    62	IPsec-VPNとIKE接続への対応	Supports IPsec-VPN + IKE?
    62.1	IPsec接続でのセッション間攻撃対策	Protection against cross-session attacks
    62.2	IPsec接続での認証手段の定め	Authentication means defined
    63	TLS1.2以上のクライアント認証への対応	Supports TLS 1.2+ client authentication?
    63.1	TLS設定の高セキュリティ型への準拠	Settings follow the guideline's "high security type"
    63.2	TLS接続でのセッション間攻撃対策	Protection against cross-session attacks
    64	ネットワーク上の改ざん防止	Anti-tamper on the network
    65	拠点間通信の盗聴防止	Anti-eavesdropping between sites
    66	ネットワーク上のなりすまし防止	Anti-spoofing on the network
    67	必要な単位での通信相手の確認	Peers verified per needed unit (router, device, function, user)
    68	経路とプロトコルを制御する機器・機能	Has device/function for route and protocol control
    69	経路制御機器の安全性資料の提示	Can show documents on security of that device/function
    70	通信の迂回中継を防ぐ経路設定	Routes set so traffic cannot be relayed around
    71	当事者間での情報そのものの暗号化	Content itself encrypted between parties
    71.1	電子政府推奨暗号の採用	Uses e-Government recommended ciphers
    72	脅威に対する責任範囲の明示と資料提供	Scope of responsibility for threats shown, documents available
    73	受託範囲内の脅威への責任範囲の明示	Same, within scope entrusted by hospital
    74	リモート保守サービスの提供	Has remote maintenance service?
    74.1	リモート保守での不要なログインの制限	Unneeded remote log-ins limited
    75	回線の品質と可用性の確認と証跡	Line quality/availability confirmed, evidence available
    76	患者による情報閲覧の機能	Patients can view information?
    76.1	患者向けサービス経由の院内侵入の防止	Public service cannot be used to enter hospital's inner systems
    76.2	リスクと目的を患者に説明する資料	Material for hospital to explain risk/purpose to patients
    76.3	法的根拠と責任を含む患者説明	Explanation covers legal basis etc. and sets out responsibilities
    77	記名・押印が必要な文書の取扱い	Handles documents needing name and seal?
    77.1	HPKI等の証明書による電子署名	Signing with HPKI/accredited CA/JPKI certificates
    77.2	HPKI等による電子署名の検証	Verification of the same
    77.2.1	国家資格の電子的な検証	Can electronically verify national qualification
    77.3	認定タイムスタンプの付与	Accredited time stamp can be attached
    77.4	認定タイムスタンプの検証	Accredited time stamp can be verified
    77.5	保存期間を通じた署名の真正性維持	Keeps authenticity for the retention period
    78	タイムスタンプ時点で有効な証明書の使用	Certificate valid at time-stamping is used
    79	認証局の方針に従う秘密鍵の管理	Private keys managed per CA's CP
    80	確定操作が必要な情報の取扱い	Handles information needing a finalise operation?
    80.1	作成者と確定者の識別・認証	Identifies/authenticates author and finaliser
    80.2	情報区分ごとの利用権限の管理	Rights management per information class
    80.3	権限のない者による作成・変更の防止	Prevents creation/addition/change by others than entitled users
    80.4	事業者側利用者の権限管理	Rights management of provider's own users
    80.5	事業者側利用者による作成・変更の防止	Prevents creation/addition/change by provider's own users
    80.6	端末管理による権限外アクセスの防止	Terminal management blocks unentitled access
    80.7	保守端末管理による権限外アクセスの防止	Management of provider's maintenance terminals blocks unentitled access
    81	記録の確定機能の装備	Has record-finalise function
    81.1	確定記録への作成者・確定者・時刻の付記	Finalised record carries author, finaliser, trusted time
    81.2	確定前の内容確認の機能	Content can be checked before finalising
    81.3	確定記録の書換え・消去・混同の防止	Finalised record protected from false entry, rewrite, erase, mix-up
    82	確定機能がない装置の操作者と時刻の記録	If device has NO finalise function: records operator, manager and time
    83	更新履歴の保存と前後の参照	Update history kept, before/after viewable
    83.1	複数回更新の順序の識別	Order of several updates identifiable
    84	代行入力を承認する機能	Approval function for proxy entry
    84.1	代行入力の実施者・対象・日時の都度記録	Records who entered for whom and when, each time
    84.2	確定者による代行入力の承認	Finaliser can approve proxy entries
    85	構成品とその利用場面の明確化	Components and their use scenes made clear
    86	改訂と導入作業の検証手順	Process to verify revisions and installation work
    87	品質管理の規程と教育	Quality-management rules and training
    88	構成と運用の内部監査	Internal audit of configuration and operation
    89	通信相手との相互認証	Mutual authentication of peers
    90	転送中の改ざんがないことの保証	Guarantees no tampering during transfer
    91	事業者機器へのリモートログインの制限	Provider's devices limit remote log-in
    92	患者別情報の所在の日常管理	Whereabouts of all information per patient managed daily
    93	媒体と読取手段の対応管理	Media and the means of reading them matched and kept ready
    94	検索結果の速やかな出力	Search results can be output promptly
    95	障害に備えた冗長化または代替読取手段	Redundancy or alternative reading means for failure
    95.1	障害に備えた設備の冗長化	Redundancy
    95.2	障害時の代替読取手段	Alternative reading means
    96	マルウェアによる破壊・混同を防ぐ媒体管理	Software/devices/media managed against malware destruction/mix-up
    97	病院の媒体規程に必要な文書・SLAの提供	Documents let hospital write media rules; cloud: in SLA (compound question)
    98	病院の保存・バックアップ規程用の文書提供	Documents let hospital write storage/backup rules
    99	保存情報へのアクセス履歴	Access to stored information leaves history
    99.1	保存情報のアクセス履歴の管理	That history is managed
    100	破損後の復元または損失範囲の明示	After damage: restore, or show the extent of loss (A or B)
    101	移行時の標準形式による入出力	On migration: standard formats, else convertible formats, in and out
    102	マスタ変更時の過去記録の不変性	Master change does not alter past records
    103	旧形式・旧プロトコル利用中の対応維持	External-storage provider keeps old formats/protocols while in use
    104	SLAでの設備条件の明示と劣化時の更新	Facility conditions in SLA, renewed on deterioration
    105	スキャンした診療録の原本保存	Scans records and keeps as original?
    105.1	原本保存用スキャナの規格適合	Scanner meets resolution/sensor standards
    105.2	スキャン文書への電子署名等の付与	Electronic signature etc. can be attached
    106	スキャンした診療録の参考保存	Scans records and keeps as reference?
    106.1	参考保存用スキャナの規格適合	Scanner meets resolution/sensor standards
    """#
}
