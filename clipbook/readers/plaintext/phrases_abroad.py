"""The lines by which page junk is known in other languages than English, by what they are."""

from __future__ import annotations

from typing import Final


def _listed(lines: str) -> tuple[str, ...]:
    """The lines of a list parted by "|" and line ends."""
    return tuple(
        line.strip() for row in lines.split("\n") for line in row.split("|") if row.strip()
    )


_MARKS: Final = " \t\"'“”‘’«»„.,:;!?()[]{}<>*_-–—…|•·›‹→▶►▼▲↓↑+=/\\×✕#©&：！？。、（）［］【】「」『』0123456789"
"""What may stand around such a line: "» Comentarios (3)"."""

# The kinds, each with its lines in lower case and without marks at their ends, parted by "|".
_LINES: Final = (
    (
        "related link",
        """
mehr zum thema|zum thema|weitere artikel|ähnliche artikel|ähnliche beiträge|verwandte artikel
verwandte beiträge|das könnte sie auch interessieren|das könnte dich auch interessieren
auch interessant|meistgelesen|meistgelesene artikel|am meisten gelesen|neueste beiträge
letzte beiträge|beliebte beiträge|aktuelle beiträge|lesen sie auch|lesen sie mehr|weiterlesen
mehr lesen|mehr nachrichten|lesetipps|nächster artikel|vorheriger artikel|nächster beitrag
vorheriger beitrag|lees ook|lees meer|lees verder|meer over dit onderwerp|gerelateerde artikelen
gerelateerde berichten|gerelateerd|meest gelezen|recente berichten|meer nieuws
misschien vind je dit ook leuk|volgend bericht|vorig bericht|à lire aussi|lire aussi
à lire également|lire la suite|en savoir plus|articles similaires|articles liés|articles connexes
sur le même sujet|sur le même thème|les plus lus|les plus lues|articles récents
articles populaires|dans la même rubrique|vous aimerez aussi|cela peut vous intéresser
article suivant|article précédent|à voir aussi|artículos relacionados|noticias relacionadas
entradas relacionadas|relacionado|relacionados|relacionadas|te puede interesar|te podría interesar
también te puede interesar|le puede interesar|lea también|lee también|leer más|leer también
ver más|ver también|lo más leído|lo más visto|más leídas|más noticias|más información
últimas noticias|entradas recientes|artículos recientes|siguiente entrada|entrada anterior
artículo anterior|artículo siguiente|notas relacionadas|temas relacionados|recomendados
articles relacionats|llegeix més|artigos relacionados|notícias relacionadas|posts relacionados
matérias relacionadas|leia também|leia mais|ler mais|veja também|veja mais|saiba mais|mais lidas
mais lidos|mais notícias|últimas notícias|posts recentes|artigos recentes|você também pode gostar
você pode gostar|conteúdo relacionado|próximo artigo|artigo anterior|articoli correlati
articoli simili|notizie correlate|leggi anche|leggi tutto|leggi di più|potrebbe interessarti
potrebbe interessarti anche|ti potrebbe interessare|potrebbero interessarti|articoli recenti
i più letti|più letti|ultime notizie|articolo precedente|articolo successivo|articole similare
citește și|citeşte şi|citește mai mult|știri similare|articole recente|cele mai citite|läs också
läs även|läs mer|läs vidare|relaterade artiklar|relaterat|mest läst|mest lästa|senaste nytt
senaste inläggen|læs også|læs mere|læs videre|relaterede artikler|mest læste|mest læst|seneste nyt
les også|les mer|relaterte artikler|mest lest|siste nytt|lue myös|lue lisää|luetuimmat|uusimmat
czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|zobacz również|polecane
podobne artykuły|powiązane artykuły|najczęściej czytane|najnowsze wpisy|ostatnie wpisy
může vás zajímat|čtěte také|čtěte dále|související články|související|nejčtenější|číst dál
číst více|súvisiace články|čítajte aj|najčítanejšie|povezani članci|pročitajte još|pročitajte i
najčitanije|kapcsolódó cikkek|kapcsolódó|olvassa el ezt is|ajánlott cikkek|legolvasottabb
tovább olvasom|читайте также|читать далее|читать дальше|подробнее|похожие статьи|похожие записи
похожие материалы|материалы по теме|новости по теме|по теме|вам также может понравиться
вам также может быть интересно|вам может быть интересно|вам будет интересно
вас может заинтересовать|свежие записи|последние новости|последние записи|популярное
популярные статьи|самое читаемое|другие новости|ещё по теме|еще по теме|смотрите также|рекомендуем
предыдущая запись|следующая запись|следующая статья|предыдущая статья|читайте також|читати далі
схожі статті|схожі записи|новини за темою|матеріали за темою|останні новини|найпопулярніше
вас може зацікавити|прочетете още|още по темата|свързани статии|подобни статии|најновије вести
прочитајте још|ilgili haberler|ilgili yazılar|ilgili içerikler|benzer haberler|benzer yazılar
bunlar da ilginizi çekebilir|devamını oku|ayrıca okuyun|çok okunanlar|en çok okunanlar|son yazılar
son haberler|baca juga|baca selengkapnya|baca lebih lanjut|artikel terkait|berita terkait
pos-pos terbaru|tulisan terkini|tulisan terbaru|terkait|terpopuler|berita terpopuler
artikel lainnya|berita lainnya|rekomendasi|berita berkaitan|xem thêm|đọc thêm|bài viết liên quan
tin liên quan|tin cùng chuyên mục|có thể bạn quan tâm|đọc nhiều nhất|tin mới nhất|διαβάστε επίσης
διαβάστε ακόμη|διαβάστε περισσότερα|σχετικά άρθρα|δείτε επίσης|τελευταία νέα|πρόσφατα άρθρα
δημοφιλή|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|مقالات ذات صلة|مواضيع ذات صلة
أخبار ذات صلة|موضوعات ذات صلة|قد يعجبك أيضا|قد يعجبك ايضا|الأكثر قراءة|المزيد|آخر الأخبار
أحدث المقالات|بیشتر بخوانید|اخبار مرتبط|مطالب مرتبط|پربازدیدترین|مزید پڑھیں|متعلقہ خبریں|קראו גם
קרא עוד|כתבות נוספות|כתבות קשורות|עוד בנושא|אולי יעניין אותך גם|הנקראות ביותר|यह भी पढ़ें
ये भी पढ़ें|और पढ़ें|संबंधित खबरें|संबंधित समाचार|ताज़ा खबरें|आज की बड़ी खबरें|আরও পড়ুন|আরো পড়ুন
সম্পর্কিত খবর|সর্বশেষ|সর্বাধিক পঠিত|อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง
ข่าวล่าสุด|บทความล่าสุด|ข่าวยอดนิยม|เรื่องที่เกี่ยวข้อง|相关新闻|相关阅读|相关文章|相关推荐|相关报道|推荐阅读|延伸阅读|热门文章
热门新闻|最新文章|最新新闻|阅读更多|查看更多|更多|上一篇|下一篇|猜你喜欢|相關新聞|相關文章|延伸閱讀|推薦閱讀|熱門文章|熱門新聞|閱讀更多|看更多|更多新聞|你可能也喜歡|関連記事
関連ニュース|関連リンク|おすすめ記事|おすすめ|人気記事|人気の記事|最新記事|新着記事|最近の投稿|続きを読む|もっと見る|あわせて読みたい|こちらもおすすめ|アクセスランキング|ランキング
前の記事|次の記事|관련기사|관련 기사|관련뉴스|관련 뉴스|추천기사|추천 기사|인기기사|인기 기사|많이 본 기사|많이 본 뉴스|최신기사|최신 기사|최신글|더보기|더 보기|이전글
다음글|이전 기사|다음 기사|실시간 뉴스|주요뉴스|주요 뉴스
        """,
    ),
    (
        "comment widget",
        """
kommentare|kommentar|kommentar schreiben|kommentar verfassen|schreibe einen kommentar
kommentar hinterlassen|hinterlasse einen kommentar|antworten|antwort abbrechen|diskutieren sie mit
kommentar abschicken|leserkommentare|alle kommentare anzeigen|reacties|reactie|plaats een reactie
geef een reactie|laat een reactie achter|reactie annuleren|beantwoorden|commentaires|commentaire
laisser un commentaire|laissez un commentaire|ajouter un commentaire|poster un commentaire
publier un commentaire|réagir|répondre|annuler la réponse|aucun commentaire|voir les commentaires
vos réactions|comentarios|comentario|deja un comentario|dejar un comentario|deja una respuesta
dejar una respuesta|escribe un comentario|publicar un comentario|agregar un comentario
añadir comentario|responder|cancelar la respuesta|cancelar respuesta|sin comentarios
no hay comentarios|ver comentarios|comentários|comentário|deixe um comentário|deixe uma resposta
deixe seu comentário|enviar comentário|cancelar resposta|nenhum comentário|escreva um comentário
comente|commenti|commento|lascia un commento|lascia una risposta|scrivi un commento|invia commento
annulla risposta|rispondi|nessun commento|comentarii|lasă un comentariu|lasă un răspuns
adaugă un comentariu|răspunde|kommentarer|lämna en kommentar|skriv en kommentar|skriv kommentar
svara|læg en kommentar|efterlad en kommentar|legg igjen en kommentar|legg igjen et svar|svar
avbryt svar|kommentit|jätä kommentti|vastaa|komentarze|komentarz|dodaj komentarz|skomentuj
zostaw komentarz|anuluj pisanie odpowiedzi|odpowiedz|komentáře|přidat komentář|napsat komentář
odpovědět|komentáre|pridať komentár|odpovedať|komentari|ostavi komentar|ostavite komentar|odgovori
hozzászólások|hozzászólás|szólj hozzá|válasz|vélemény, hozzászólás|комментарии|комментарий
добавить комментарий|оставить комментарий|оставьте комментарий|написать комментарий
отправить комментарий|отменить ответ|добавить комментарий отменить ответ|ответить|комментариев нет
нет комментариев|обсуждение|обсудить|коментарі|додати коментар|залишити коментар
залишити відповідь|відповісти|скасувати відповідь|коментари|добави коментар|вашият коментар
отговор|коментари (0)|оставите коментар|yorumlar|yorum yap|yorum yaz|yorum yapın|bir yorum yapın
bir cevap yazın|cevapla|yanıtla|yanıtı iptal et|komentar|tinggalkan komentar|tinggalkan balasan
tulis komentar|kirim komentar|beri komentar|balas|batalkan balasan|tinggalkan pesanan
satu tanggapan|tanggapan|bình luận|gửi bình luận|để lại bình luận|viết bình luận|trả lời
ý kiến bạn đọc|σχόλια|σχόλιο|αφήστε ένα σχόλιο|αφήστε μια απάντηση|απάντηση|ακύρωση απάντησης
تعليقات|التعليقات|اترك تعليقا|اترك تعليقاً|أضف تعليق|أضف تعليقا|اترك رد|اترك ردا|إلغاء الرد|رد
نظرات|دیدگاه|ارسال نظر|دیدگاهتان را بنویسید|پاسخ|تبصرے|תגובות|הוסף תגובה|כתיבת תגובה|השאר תגובה
הגב|टिप्पणियाँ|टिप्पणी|टिप्पणी करें|एक टिप्पणी छोड़ें|मंतव्य|মন্তব্য|মন্তব্য করুন|ความคิดเห็น
แสดงความคิดเห็น|ตอบกลับ|ใส่ความเห็น|评论|发表评论|发表回复|网友评论|最新评论|热门评论|取消回复|回复|写评论|我要评论|評論|發表評論|發表迴響|發佈留言
留言|取消回覆|回覆|コメント|コメントを残す|コメントする|コメントを書く|コメントを投稿|コメントを投稿する|コメントはありません|返信|返信をキャンセル|返信する|댓글|댓글 쓰기|댓글쓰기
댓글 달기|댓글을 남겨주세요|댓글 남기기|답글|답글 남기기|답글 달기|전체 댓글|의견
        """,
    ),
    (
        "social media link",
        """
teilen|auf facebook teilen|artikel teilen|folgen sie uns|folge uns|beitrag teilen|delen
deel dit artikel|deel dit|volg ons|partager|partager l'article|partager cet article
partager sur facebook|suivez-nous|nous suivre|compartir|comparte|compartir en facebook
compartir esta nota|comparte esto|síguenos|síguenos en|seguir|compartilhar|compartilhe
compartilhe isso|partilhar|partilhe|siga-nos|condividi|condividi su facebook|seguici|seguici su
distribuie|distribuiți|urmărește-ne|dela|dela artikeln|följ oss|del|del artiklen|følg os|følg oss
jaa|jaa artikkeli|seuraa meitä|udostępnij|obserwuj nas|podziel się|sdílet|sledujte nás|zdieľať
podijeli|podeli|megosztás|megosztom|kövess minket|поделиться|поделиться в соцсетях|поделитесь
поделиться ссылкой|подписывайтесь на нас|мы в соцсетях|мы в социальных сетях|поширити|поділитися
сподели|споделете|подели|paylaş|facebook'ta paylaş|bizi takip edin|bagikan|bagikan ini|sukai ini
ikuti kami|kongsi|chia sẻ|theo dõi chúng tôi|κοινοποίηση|μοιραστείτε το|ακολουθήστε μας|شارك
شارك هذا|مشاركة|شاركها|تابعنا|تابعونا|اشتراک گذاری|به اشتراک بگذارید|שתף|שתפו|שיתוף|עקבו אחרינו
शेयर करें|साझा करें|हमें फॉलो करें|শেয়ার করুন|শেয়ার|แชร์|แบ่งปัน|ติดตามเรา|分享|分享到|分享至|关注我们|收藏|点赞
關注我們|按讚|シェア|シェアする|共有|ツイート|フォローする|この記事をシェア|いいね|공유|공유하기|기사공유|기사 공유|좋아요|팔로우|카카오톡|페이스북|트위터|네이버|фейсбук
вконтакте|одноклассники|телеграм|微信|微博|新浪微博
        """,
    ),
    (
        "newsletter sign-up",
        """
newsletter abonnieren|newsletter bestellen|jetzt abonnieren|abonnieren
aanmelden voor de nieuwsbrief|nieuwsbrief|abonneer|inscrivez-vous à la newsletter|abonnez-vous
s'abonner|inscription à la newsletter|s'inscrire|suscríbete|suscribirse
suscríbete a nuestro boletín|suscríbase|boletín|assine|assine a newsletter|assine nossa newsletter
inscreva-se|subscrever|iscriviti|iscriviti alla newsletter|abbonati|abonează-te|prenumerera
nyhetsbrev|tilmeld nyhedsbrev|nyhedsbrev|abonner|meld deg på|tilaa uutiskirje|tilaa|zapisz się
zapisz się do newslettera|prenumerata|odebírat|přihlásit k odběru|feliratkozás|hírlevél
iratkozz fel|подписаться|подпишись|подписка|подпишитесь|подписаться на рассылку
подписаться на новости|підписатися|підписка|абонамент|абонирай се|abone ol|bültenimize abone olun
langganan|berlangganan|đăng ký|đăng ký nhận tin|εγγραφή|εγγραφείτε|εγγραφή στο newsletter|اشترك
اشترك الآن|اشترك في النشرة البريدية|النشرة البريدية|عضویت در خبرنامه|הרשמה לניוזלטר|הירשמו
सब्सक्राइब करें|সাবস্ক্রাইব|สมัครสมาชิก|订阅|訂閱|訂閱電子報|メルマガ登録|購読する|メールマガジン|会員登録|구독|구독하기|뉴스레터|뉴스레터 구독
        """,
    ),
    (
        "navigation",
        """
startseite|zur startseite|impressum|datenschutz|datenschutzerklärung|kontakt|über uns|suche|suchen
menü|anmelden|registrieren|abmelden|nach oben|zum inhalt springen|schlagwörter|kategorien
kategorie|archiv|werben|agb|drucken|zurück|schließen|alle anzeigen|mehr anzeigen|voorpagina|zoeken
inloggen|over ons|naar boven|categorieën|afdrukken|accueil|rechercher|recherche|se connecter
connexion|mentions légales|politique de confidentialité|contactez-nous|qui sommes-nous|à propos
haut de page|retour en haut|aller au contenu|catégories|mots-clés|étiquettes|imprimer|plan du site
voir plus|afficher plus|fermer|inicio|portada|buscar|iniciar sesión|regístrate|contacto
quiénes somos|aviso legal|política de privacidad|política de cookies|saltar al contenido
ir al contenido|categorías|etiquetas|archivo|imprimir|cerrar|menú|volver|mapa del sitio|ver todo
ver todos|cargar más|início|página inicial|pesquisar|entrar|cadastre-se|contato|quem somos
sobre nós|fale conosco|política de privacidade|termos de uso|pular para o conteúdo
ir para o conteúdo|categorias|arquivo|arquivos|voltar ao topo|expediente|mapa do site
carregar mais|ricerca|cerca|accedi|registrati|contatti|chi siamo|note legali
informativa sulla privacy|privacy e cookie|vai al contenuto|categorie|archivi|stampa|torna su
torna all'inizio|carica altri|mostra altro|acasă|despre noi|căutare|politica de confidențialitate
termeni și condiții|startsida|till startsidan|sök|logga in|om oss|kontakta oss|till toppen
kategorier|skriv ut|forside|søg|log ind|om os|kontakt os|søk|logg inn|etusivu|hae|kirjaudu
kirjaudu sisään|yhteystiedot|tietosuoja|strona główna|szukaj|zaloguj się|zaloguj|zarejestruj się
o nas|regulamin|polityka prywatności|przejdź do treści|tagi|drukuj|reklama|wróć|domů|úvod|hledat
vyhledávání|přihlásit|přihlásit se|o nás|rubriky|štítky|úvodná stránka|hľadať|prihlásiť|naslovnica
pretraga|prijava|o nama|uvjeti korištenja|kezdőlap|címlap|keresés|bejelentkezés|rólunk|kapcsolat
impresszum|adatvédelem|adatvédelmi tájékoztató|nyomtatás|главная|на главную|главная страница|поиск
найти|войти|вход|регистрация|выйти|контакты|о нас|о сайте|о проекте|обратная связь
политика конфиденциальности|пользовательское соглашение|перейти к содержимому|перейти к содержанию
перейти к контенту|рубрики|рубрика|выберите рубрику|метки|теги|архивы|архив|карта сайта|наверх
вверх|меню|закрыть|печать|версия для печати|показать ещё|показать еще|загрузить ещё|загрузить еще
головна|на головну|пошук|увійти|реєстрація|про нас|політика конфіденційності|перейти до вмісту
начало|търсене|контакти|за нас|почетна|претрага|anasayfa|ana sayfa|arama|ara|giriş|giriş yap
üye ol|iletişim|hakkımızda|künye|gizlilik politikası|kategoriler|etiketler|içeriğe atla|yazdır
beranda|cari|pencarian|masuk|daftar|tentang kami|kontak|hubungi kami|kebijakan privasi
pedoman media siber|redaksi|kategori|arsip|cetak|iklan|lewati ke konten|langsung ke konten
laman utama|trang chủ|tìm kiếm|đăng nhập|liên hệ|giới thiệu|chuyên mục|chính sách bảo mật
đầu trang|αρχική|αρχική σελίδα|αναζήτηση|σύνδεση|επικοινωνία|ποιοι είμαστε|όροι χρήσης
πολιτική απορρήτου|κατηγορίες|ετικέτες|εκτύπωση|الرئيسية|الصفحة الرئيسية|بحث|البحث|تسجيل الدخول
تسجيل|اتصل بنا|من نحن|سياسة الخصوصية|شروط الاستخدام|الأقسام|التصنيفات|الوسوم|طباعة|القائمة
التخطي إلى المحتوى|العودة إلى الأعلى|صفحه اصلی|خانه|جستجو|ورود|تماس با ما|درباره ما|دسته‌بندی‌ها
برچسب‌ها|چاپ|صفحہ اول|تلاش|رابطہ کریں|דף הבית|ראשי|עמוד הבית|חיפוש|התחברות|הרשמה|צור קשר|אודות
מדיניות פרטיות|תנאי שימוש|תגיות|קטגוריות|הדפסה|דלג לתוכן|होम|मुख्य पृष्ठ|खोजें|लॉग इन|संपर्क करें
हमारे बारे में|गोपनीयता नीति|प्रिंट करें|প্রচ্ছদ|হোম|অনুসন্ধান|লগইন|যোগাযোগ|আমাদের সম্পর্কে
গোপনীয়তা নীতি|หน้าแรก|หน้าหลัก|ทวีต|ไลน์|คัดลอกลิงก์|ค้นหา|เข้าสู่ระบบ|ลงทะเบียน|ติดต่อเรา|เกี่ยวกับเรา
นโยบายความเป็นส่วนตัว|หมวดหมู่|ป้ายกำกับ|พิมพ์|ข้ามไปยังเนื้อหา|首页|主页|返回首页|返回顶部|搜索|登录|注册|登录/注册
联系我们|关于我们|免责声明|隐私政策|网站地图|标签|分类|分类目录|打印|菜单|导航|当前位置|正文|字号|上一页|下一页|举报|投诉|首頁|回首頁|返回頂部|搜尋|登入|註冊|會員登入
聯絡我們|關於我們|隱私權政策|免責聲明|標籤|分類|列印|選單|上一頁|下一頁|ホーム|トップ|トップページ|トップへ戻る|ページトップへ|ページの先頭へ|検索|ログイン|新規登録|お問い合わせ
会社概要|運営会社|利用規約|ご利用規約|プライバシーポリシー|プライバシー・ポリシー|個人情報保護方針|サイトマップ|カテゴリー|カテゴリ|タグ|アーカイブ|メニュー|印刷|コンテンツへスキップ
本文へスキップ|前へ|次へ|一覧|一覧へ|一覧を見る|홈|처음으로|검색|로그인|로그아웃|회원가입|회사소개|개인정보처리방침|개인정보취급방침|청소년보호정책|이용약관|고객센터|기사제보
광고문의|사이트맵|카테고리|태그|메뉴|인쇄|프린트|글자크기|목록|목록으로|맨위로|위로|전체메뉴|전체기사|구독신청
        """,
    ),
    (
        "advertisement",
        """
anzeige|werbung|advertentie|reclame|publicité|annonce|annonces|publicidad|anuncio|anuncios
publicidade|anúncio|pubblicità|publicitate|annons|mainos|annonse|ogłoszenie|reklama|inzerce
inzercia|oglas|oglasi|hirdetés|реклама|рекламa|на правах рекламы|оголошення|reklam|iklan|quảng cáo
διαφήμιση|إعلان|إعلانات|اعلان|آگهی|تبلیغات|פרסומת|विज्ञापन|বিজ্ঞাপন|โฆษณา|广告|赞助内容|廣告|贊助|広告
スポンサーリンク|スポンサードリンク|광고
        """,
    ),
)
# What stands before the headline of another article, ended by a colon: "Lea también: ".
_OPENERS: Final = frozenset(
    _listed(
        """
lesen sie auch|lesen sie dazu|mehr dazu|mehr zum thema|siehe auch|lees ook|lire aussi|à lire aussi
voir aussi|lea también|lee también|lea además|vea también|ver también|te puede interesar
leia também|leia mais|veja também|saiba mais|leggi anche|vedi anche|citește și|läs också|läs även
læs også|les også|lue myös|czytaj także|czytaj też|czytaj również|zobacz też|zobacz także
čtěte také|čítajte aj|pročitajte još|olvassa el ezt is|читайте также|читать также|смотрите также
читайте також|прочетете още|ayrıca okuyun|ilgili haber|baca juga|baca|xem thêm|đọc thêm
διαβάστε επίσης|δείτε επίσης|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|بیشتر بخوانید|یہ بھی پڑھیں|קראו גם
ये भी पढ़ें|यह भी पढ़ें|আরও পড়ুন|อ่านเพิ่มเติม|อ่านต่อ|相关阅读|相关新闻|延伸阅读|延伸閱讀|相關新聞|関連記事|あわせて読みたい
관련기사|관련 기사
    """
    )
)
_LINKS: Final = 2
_LINK_SHARE: Final = 0.25
# What says that the words of a page are its owner's, in writing without spaces: "版权所有".
_RESERVED: Final = (
    "版权所有", "版權所有", "未经授权", "未經授權", "無断転載", "無断複製", "転載を禁じ", "무단전재", "무단 전재", "저작권자",
)  # fmt: skip

_REASONS: Final = {line: reason for reason, lines in reversed(_LINES) for line in _listed(lines)}
"""What each line is; of two kinds the first."""


def reason_abroad(text: str) -> str:
    """What a line in a language other than English is by its own words; '' if they do not say."""
    if ":" in text or "：" in text:
        head = text.replace("：", ":").partition(":")[0]
        if head.strip(_MARKS).lower() in _OPENERS:
            return "related link"
    line = text.strip(_MARKS).lower()
    if line in _REASONS:
        return _REASONS[line]
    if _is_menu(text):
        return "tag row"
    reserved = not text.isascii() and any(map(text.__contains__, _RESERVED))
    return "copyright notice" if reserved else ""


def _is_menu(text: str) -> bool:
    """Whether a line is a row of links, in writing without capitals: "首页 新闻 财经 登录".

    Two of its words at least, and a fourth of them, are lines of page junk by themselves.
    """
    if text.isascii() or text.upper() != text.lower():
        return False
    words = [word.strip(_MARKS) for word in text.split()]
    known = sum(word in _REASONS for word in words)
    return known >= _LINKS and known >= _LINK_SHARE * len(words)
