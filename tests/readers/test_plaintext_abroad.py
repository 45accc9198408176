"""Pages in many languages and scripts, in three styles of page: how much of the article is kept."""

from statistics import mean
from typing import NamedTuple

import pytest

from clipbook.model import Clipping
from clipbook.readers.plaintext import read


class Page(NamedTuple):
    """What a page is put together of: each part as lines."""

    menu: str
    title: str
    prose: str
    others: str
    comments: str
    foot: str


PAGES = {
    "es": Page(
        "Inicio\nPolítica\nEconomía\nDeportes\nCultura\nIniciar sesión",
        "El viejo molino de Lindholm vuelve a abrir sus puertas",
        "El viejo molino de Lindholm abrirá de nuevo al público en mayo, según anunció el lunes la alcaldesa.\n"
        "El edificio llevaba treinta años vacío, porque tras la muerte del último molinero nadie quiso hacerse cargo.\n"
        "«Es una parte de nuestra historia», dijo la alcaldesa.\n"
        "El ayuntamiento gastó dos millones de coronas en el tejado, la rueda y el pequeño puente de al lado.",
        "Te puede interesar\nEl puerto tendrá un nuevo faro en otoño\nCierra la última librería de la plaza\n"
        "Los pescadores piden más ayuda al gobierno",
        "Comentarios (2)\nMarta\n3 de mayo de 2021\n¡Qué buena noticia para todos!\nResponder\nDeja un comentario",
        "Aviso legal\nPolítica de privacidad\nContacto\n© 2021 El Eco de Lindholm. Todos los derechos reservados.",
    ),
    "fr": Page(
        "Accueil\nPolitique\nÉconomie\nCulture\nSport\nSe connecter",
        "Le vieux moulin de Lindholm rouvre ses portes",
        "Le vieux moulin de Lindholm sera de nouveau ouvert au public en mai, a annoncé lundi la maire de la ville.\n"
        "Le bâtiment était vide depuis trente ans, car personne n'en voulait après la mort du dernier meunier.\n"
        "« C'est une part de notre histoire », a-t-elle dit.\n"
        "La ville a dépensé deux millions de couronnes pour le toit, la roue et le petit pont voisin.",
        "À lire aussi\nLe port aura un nouveau phare à l'automne\nLa dernière librairie de la place ferme\n"
        "Les pêcheurs demandent plus d'aide",
        "Commentaires\nMarthe\n3 mai 2021\nQuelle bonne nouvelle !\nRépondre\nLaisser un commentaire",
        "Mentions légales\nContactez-nous\nPlan du site\n© 2021 Le Courrier de Lindholm",
    ),
    "pt": Page(
        "Início\nPolítica\nEconomia\nEsportes\nCultura\nEntrar",
        "O velho moinho de Lindholm volta a abrir",
        "O velho moinho de Lindholm será reaberto ao público em maio, anunciou a prefeita na segunda-feira.\n"
        "O prédio ficou vazio durante trinta anos, porque depois da morte do último moleiro ninguém o quis.\n"
        "“É uma parte da nossa história”, disse ela.\n"
        "A cidade gastou dois milhões de coroas no telhado, na roda e na pequena ponte ao lado do moinho.",
        "Leia também\nO porto terá um novo farol no outono\nFecha a última livraria da praça\n"
        "Pescadores pedem mais ajuda do governo",
        "Comentários\nMarta\n3 de maio de 2021\nQue boa notícia!\nResponder\nDeixe um comentário",
        "Quem somos\nFale conosco\nPolítica de privacidade\nTodos os direitos reservados",
    ),
    "id": Page(
        "Beranda\nPolitik\nEkonomi\nOlahraga\nBudaya\nMasuk",
        "Kincir tua Lindholm dibuka kembali",
        "Kincir tua di Lindholm akan dibuka kembali untuk umum pada bulan Mei, kata wali kota pada hari Senin.\n"
        "Bangunan itu kosong selama tiga puluh tahun karena tidak ada yang mau mengurusnya sejak pemiliknya wafat.\n"
        "“Ini bagian dari sejarah kami,” katanya.\n"
        "Kota itu mengeluarkan dua juta krona untuk atap, roda dan jembatan kecil yang ada di sebelahnya.",
        "Baca juga\nPelabuhan mendapat mercusuar baru\nToko buku terakhir di alun-alun tutup\n"
        "Nelayan meminta bantuan pemerintah",
        "Komentar\nMarta\n3 Mei 2021\nKabar yang bagus!\nBalas\nTinggalkan Balasan",
        "Tentang Kami\nKebijakan Privasi\nHubungi Kami\nPedoman Media Siber",
    ),
    "tr": Page(
        "Anasayfa\nSiyaset\nEkonomi\nSpor\nKültür\nGiriş Yap",
        "Lindholm'ün eski değirmeni yeniden açılıyor",
        "Lindholm'deki eski değirmen mayıs ayında yeniden halka açılacak, dedi belediye başkanı pazartesi günü.\n"
        "Bina otuz yıl boyunca boş kaldı, çünkü son değirmencinin ölümünden sonra kimse onunla ilgilenmek istemedi.\n"
        "“Burası tarihimizin bir parçası,” dedi.\n"
        "Kent, çatı, çark ve hemen yanındaki küçük köprü için iki milyon kron harcadı.",
        "Bunlar da ilginizi çekebilir\nLimana sonbaharda yeni fener\nMeydandaki son kitapçı kapanıyor\n"
        "Balıkçılar hükümetten yardım istiyor",
        "Yorumlar\nMerve\n3 Mayıs 2021\nNe güzel haber!\nCevapla\nBir cevap yazın",
        "Hakkımızda\nKünye\nİletişim\nGizlilik Politikası",
    ),
    "sv": Page(
        "Startsida\nPolitik\nEkonomi\nSport\nKultur\nLogga in",
        "Den gamla kvarnen i Lindholm öppnar igen",
        "Den gamla kvarnen i Lindholm öppnar för besökare igen i maj, sade kommunens borgmästare på måndagen.\n"
        "Huset hade stått tomt i trettio år, eftersom ingen ville ta hand om det efter den siste mjölnarens död.\n"
        "”Det är en del av vår historia”, sade hon.\n"
        "Staden har lagt två miljoner kronor på taket, hjulet och den lilla bron bredvid kvarnen.",
        "Läs också\nHamnen får en ny fyr i höst\nDen sista bokhandeln stänger\nFiskare vill ha mer stöd av staten",
        "Kommentarer\nMärta\n3 maj 2021\nVilken fin nyhet!\nSvara\nLämna en kommentar",
        "Om oss\nKontakta oss\nTill toppen",
    ),
    "uk": Page(
        "Головна\nПолітика\nЕкономіка\nСпорт\nКультура\nУвійти",
        "Старий млин у Ліндгольмі знову відкрито",
        "Старий млин у Ліндгольмі знову відкриють для відвідувачів у травні, повідомила в понеділок мер міста.\n"
        "Будівля стояла порожня тридцять років, бо після смерті останнього мельника нею ніхто не хотів займатися.\n"
        "«Це частина нашої історії», — сказала вона.\n"
        "Місто витратило два мільйони крон на дах, колесо і невеликий міст поруч із млином.",
        "Читайте також\nУ порту восени буде новий маяк\nЗакривається остання книгарня на площі\n"
        "Рибалки просять допомоги в уряду",
        "Коментарі\nМарта\n3 травня 2021\nЯка гарна новина!\nВідповісти\nЗалишити коментар",
        "Про нас\nКонтакти\nПолітика конфіденційності",
    ),
    "el": Page(
        "Αρχική\nΠολιτική\nΟικονομία\nΑθλητισμός\nΠολιτισμός\nΣύνδεση",
        "Ο παλιός μύλος του Λίντχολμ ανοίγει ξανά",
        "Ο παλιός μύλος του Λίντχολμ θα ανοίξει ξανά για το κοινό τον Μάιο, ανακοίνωσε τη Δευτέρα η δήμαρχος.\n"
        "Το κτίριο έμεινε άδειο τριάντα χρόνια, γιατί μετά τον θάνατο του τελευταίου μυλωνά δεν το ήθελε κανείς.\n"
        "«Είναι κομμάτι της ιστορίας μας», είπε.\n"
        "Η πόλη ξόδεψε δύο εκατομμύρια κορόνες για τη στέγη, τον τροχό και το μικρό γεφύρι δίπλα του.",
        "Διαβάστε επίσης\nΝέος φάρος στο λιμάνι το φθινόπωρο\nΚλείνει το τελευταίο βιβλιοπωλείο\n"
        "Οι ψαράδες ζητούν βοήθεια",
        "Σχόλια\nΜάρθα\n3 Μαΐου 2021\nΤι ωραία νέα!\nΑπάντηση\nΑφήστε ένα σχόλιο",
        "Ποιοι είμαστε\nΕπικοινωνία\nΌροι χρήσης",
    ),
    "ar": Page(
        "الرئيسية\nسياسة\nاقتصاد\nرياضة\nثقافة\nتسجيل الدخول",
        "طاحونة ليندهولم القديمة تفتح أبوابها من جديد",
        "ستفتح طاحونة ليندهولم القديمة أبوابها للزوار من جديد في شهر مايو، كما أعلنت رئيسة البلدية يوم الاثنين.\n"
        "ظل المبنى خاليا ثلاثين عاما، لأن أحدا لم يرغب في العناية به بعد وفاة صاحبه الأخير.\n"
        "وقالت: «إنها جزء من تاريخنا».\n"
        "أنفقت المدينة مليوني كرونة على السقف والعجلة والجسر الصغير المجاور للطاحونة.",
        "اقرأ أيضا\nمنارة جديدة للميناء في الخريف\nإغلاق آخر مكتبة في الساحة\nالصيادون يطلبون مساعدة الحكومة",
        "التعليقات\nمرتا\n3 مايو 2021\nخبر جميل!\nرد\nاترك تعليقا",
        "من نحن\nاتصل بنا\nسياسة الخصوصية",
    ),
    "he": Page(
        "ראשי\nפוליטיקה\nכלכלה\nספורט\nתרבות\nהתחברות",
        "הטחנה הישנה של לינדהולם נפתחת מחדש",
        "הטחנה הישנה בלינדהולם תיפתח שוב לקהל הרחב בחודש מאי, כך הודיעה ביום שני ראש העיר בפני העיתונאים.\n"
        "הבניין עמד ריק שלושים שנה, משום שאיש לא רצה לטפל בו לאחר מותו של הטוחן האחרון.\n"
        '"זה חלק מההיסטוריה שלנו", אמרה.\n'
        "העירייה הוציאה שני מיליון כתר על הגג, על הגלגל ועל הגשר הקטן הסמוך לטחנה.",
        "קראו גם\nמגדלור חדש לנמל בסתיו\nחנות הספרים האחרונה בכיכר נסגרת\nהדייגים מבקשים עזרה מהממשלה",
        "תגובות\nמרתה\n3 במאי 2021\nאיזו חדשה טובה!\nהגב\nהוסף תגובה",
        "אודות\nצור קשר\nמדיניות פרטיות",
    ),
    "hi": Page(
        "होम\nराजनीति\nव्यापार\nखेल\nसंस्कृति\nलॉग इन",
        "लिंडहोम की पुरानी चक्की फिर खुलेगी",
        "लिंडहोम की पुरानी चक्की मई में फिर से लोगों के लिए खोली जाएगी, महापौर ने सोमवार को पत्रकारों को बताया।\n"
        "इमारत तीस साल तक खाली पड़ी रही, क्योंकि आखिरी मालिक की मौत के बाद कोई उसकी देखभाल नहीं करना चाहता था।\n"
        "उन्होंने कहा, “यह हमारे इतिहास का हिस्सा है।”\n"
        "शहर ने छत, पहिए और पास के छोटे पुल पर बीस लाख क्रोना खर्च किए।",
        "यह भी पढ़ें\nबंदरगाह को मिलेगा नया दीपस्तंभ\nचौक की आखिरी किताब की दुकान बंद\nमछुआरों ने मांगी मदद",
        "टिप्पणियाँ\nमार्था\n3 मई 2021\nबहुत अच्छी खबर!\nटिप्पणी करें",
        "हमारे बारे में\nसंपर्क करें\nगोपनीयता नीति",
    ),
    "th": Page(
        "หน้าแรก\nการเมือง\nเศรษฐกิจ\nกีฬา\nวัฒนธรรม\nเข้าสู่ระบบ",
        "กังหันเก่าแห่งลินด์โฮล์มเปิดอีกครั้ง",
        "กังหันเก่าแห่งเมืองลินด์โฮล์มจะเปิดให้ประชาชนเข้าชมอีกครั้งในเดือนพฤษภาคม นายกเทศมนตรีกล่าวเมื่อวันจันทร์ที่ผ่านมาต่อหน้าผู้สื่อข่าวจำนวนมาก\n"
        "อาคารหลังนี้ถูกทิ้งร้างมานานสามสิบปี เพราะหลังจากเจ้าของคนสุดท้ายเสียชีวิตก็ไม่มีใครอยากดูแลต่อและไม่มีใครต้องการซื้อไปใช้งาน\n"
        "เมืองใช้เงินสองล้านโครนไปกับหลังคา ล้อกังหัน และสะพานเล็ก ๆ ที่อยู่ติดกัน โดยเงินส่วนหนึ่งมาจากการบริจาคของชาวเมืองตลอดปีที่แล้ว",
        "ข่าวที่เกี่ยวข้อง\nท่าเรือจะมีประภาคารใหม่\nร้านหนังสือร้านสุดท้ายปิดตัว\nชาวประมงขอความช่วยเหลือ",
        "ความคิดเห็น\nมาร์ธา\n3 พฤษภาคม 2564\nข่าวดีมาก\nตอบกลับ\nแสดงความคิดเห็น",
        "เกี่ยวกับเรา\nติดต่อเรา\nนโยบายความเป็นส่วนตัว",
    ),
    "zh": Page(
        "首页\n时政\n财经\n体育\n文化\n登录",
        "林霍尔姆老磨坊重新开放",
        "林霍尔姆市的老磨坊将于五月重新向公众开放，市长星期一在记者会上对媒体宣布了这一消息。\n"
        "这座建筑空置了三十年，因为最后一位磨坊主去世以后，一直没有人愿意接手和维护它。\n"
        "她说：“这是我们历史的一部分。”\n"
        "市政府为屋顶、水轮和旁边的小桥一共花费了两百万克朗，其中一部分来自市民的捐款。",
        "相关阅读\n港口秋天将有新灯塔\n广场上最后一家书店关门\n渔民请求政府援助",
        "网友评论\n小王\n2021年05月03日\n真是好消息！\n回复\n发表评论",
        "关于我们\n联系我们\n隐私政策\n版权所有 未经授权不得转载",
    ),
    "ko": Page(
        "홈\n정치\n경제\n스포츠\n문화\n로그인",
        "린드홀름의 오래된 물레방아 다시 문 연다",
        "린드홀름의 오래된 물레방아가 오는 5월 다시 시민에게 개방된다고 시장이 월요일 기자들에게 밝혔다.\n"
        "건물은 마지막 주인이 세상을 떠난 뒤 아무도 맡으려 하지 않아 삼십 년 동안 비어 있었다.\n"
        "시장은 “우리 역사의 한 부분”이라고 말했다.\n"
        "시는 지붕과 물레바퀴, 바로 옆의 작은 다리를 고치는 데 이백만 크로나를 썼다.",
        "관련기사\n항구에 새 등대 들어선다\n광장의 마지막 서점 문 닫아\n어민들, 정부에 지원 요청",
        "댓글\n마르타\n2021.05.03\n정말 좋은 소식이네요\n답글\n댓글쓰기",
        "회사소개\n개인정보처리방침\n이용약관\n무단전재 및 재배포 금지",
    ),
}
STYLES = {
    "story alone": ("title", "prose", "others"),
    "portal": ("menu", "title", "prose", "others", "foot"),
    "blog": ("menu", "others", "title", "prose", "comments", "others", "foot"),
}
LEAST, MEAN = 0.9, 0.97
"""What each page, and all together, may not fall below."""


def kept(language, style):
    page = PAGES[language]
    text = "\n\n".join(getattr(page, part).replace("\n", "\n\n") for part in STYLES[style])
    body = read(Clipping("a.txt", text.encode())).values[0].body
    shared = sum(len(line) for line in page.prose.split("\n") if line in body.split("\n\n"))
    return 2 * shared / (len(page.prose) - page.prose.count("\n") + len(body.replace("\n\n", "")))


@pytest.mark.parametrize("language", sorted(PAGES))
@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_article_of_a_page_is_kept(language, style):
    assert kept(language, style) >= LEAST


def test_next_to_nothing_else_is_kept():
    assert mean(kept(language, style) for language in PAGES for style in STYLES) >= MEAN


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_title_of_a_page_is_found(language):
    page = PAGES[language]
    text = "\n\n".join(getattr(page, part).replace("\n", "\n\n") for part in STYLES["portal"])
    assert read(Clipping("a.txt", text.encode())).values[0].title == page.title
