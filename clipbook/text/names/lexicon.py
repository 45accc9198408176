"""Small lists of words that tell what a capitalised word is.

Written for this program, not taken from a gazetteer.
"""

from __future__ import annotations

from typing import Final

from clipbook.text.english import MONTHS, SHORT_MONTHS, SHORT_TITLES, WEEKDAYS


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


COUNTRIES: Final = _phrases(
    "Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, "
    "Azerbaijan, Bahrain, Bangladesh, Belarus, Belgium, Benin, Bhutan, Bolivia, Bosnia, "
    "Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, "
    "Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Costa Rica, Croatia, Cuba, "
    "Cyprus, Czech Republic, Denmark, Djibouti, Dominican Republic, East Timor, Ecuador, "
    "Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia, Fiji, Finland, France, "
    "Gabon, Gambia, Georgia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guyana, "
    "Haiti, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, "
    "Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, "
    "Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, "
    "Lithuania, Luxembourg, Macau, Macedonia, Madagascar, Malawi, Malaysia, Maldives, "
    "Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, "
    "Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, "
    "Niger, Nigeria, North Korea, North Macedonia, Northern Ireland, Norway, Oman, "
    "Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, "
    "Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, "
    "Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands, "
    "Somalia, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, "
    "Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, "
    "Thailand, Togo, Tunisia, Turkey, Turkmenistan, Uganda, Ukraine, United Arab "
    "Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vatican, Venezuela, "
    "Vietnam, Wales, Yemen, Yugoslavia, Zambia, Zimbabwe, US, U.S., USA, U.S.A., UK, "
    "U.K., UAE, Korea, America"
)

REGIONS: Final = _phrases(
    "Africa, Asia, Europe, Antarctica, North America, South America, Latin America, "
    "Central America, Middle East, Southeast Asia, East Asia, South Asia, Central Asia, "
    "Northeast Asia, Western Europe, Eastern Europe, Indo-Pacific, Pacific, Atlantic, "
    "Korean Peninsula, Balkans, Caribbean, Gaza, Gaza Strip, West Bank, Crimea, Siberia, "
    "Xinjiang, Tibet, Kashmir, Kurdistan, Chechnya, Bavaria, Catalonia, Sicily, Okinawa, "
    "Guam, Hawaii, Alaska, Alabama, Arizona, Arkansas, California, Colorado, "
    "Connecticut, Delaware, Florida, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, "
    "Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, "
    "Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North "
    "Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South "
    "Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, "
    "Wisconsin, Wyoming, Ontario, Quebec, Alberta, British Columbia, New South Wales, "
    "Queensland"
)

CITIES: Final = _phrases(
    "Abuja, Accra, Addis Ababa, Algiers, Amman, Amsterdam, Ankara, Athens, Atlanta, "
    "Baghdad, Baku, Bali, Bangkok, Barcelona, Beijing, Beirut, Belfast, Belgrade, "
    "Berlin, Bern, Bogota, Bonn, Boston, Brasilia, Bratislava, Brussels, Bucharest, "
    "Budapest, Buenos Aires, Busan, Cairo, Camp David, Canberra, Caracas, Chicago, "
    "Colombo, Copenhagen, Dakar, Dallas, Damascus, Dar es Salaam, Davos, Delhi, Denver, "
    "Detroit, Dhaka, Doha, Dubai, Dublin, Edinburgh, Frankfurt, Geneva, Glasgow, "
    "Guangzhou, Hague, Hamburg, Hangzhou, Hanoi, Harare, Havana, Helsinki, Hiroshima, Ho "
    "Chi Minh City, Houston, Islamabad, Istanbul, Jakarta, Jeddah, Jerusalem, "
    "Johannesburg, Kabul, Kampala, Karachi, Khartoum, Kinshasa, Kuala Lumpur, Kyiv, "
    "Kiev, Lagos, Lahore, Las Vegas, Lima, Lisbon, Liverpool, London, Los Angeles, "
    "Madrid, Managua, Manchester, Manila, Melbourne, Mexico City, Miami, Milan, "
    "Minneapolis, Minsk, Mogadishu, Moscow, Mumbai, Munich, Nairobi, Nanjing, Naples, "
    "New Delhi, New Orleans, New York, New York City, Oslo, Ottawa, Oxford, Paris, "
    "Philadelphia, Phnom Penh, Phoenix, Prague, Pretoria, Pyongyang, Rangoon, Riga, Rio "
    "de Janeiro, Riyadh, Rome, San Diego, San Francisco, Santiago, Sao Paulo, Sarajevo, "
    "Seattle, Seoul, Shanghai, Shenzhen, Sofia, St. Petersburg, Stockholm, Strasbourg, "
    "Sydney, Taipei, Tallinn, Tbilisi, Tehran, Tel Aviv, Tokyo, Toronto, Tripoli, Tunis, "
    "Vancouver, Venice, Vienna, Vientiane, Vilnius, Vladivostok, Warsaw, Washington, "
    "Washington D.C., Wellington, Wuhan, Yangon, Yerevan, Zagreb, Zurich"
)

PLACES: Final = COUNTRIES | REGIONS | CITIES

NATIONALITIES: Final = frozenset(
    "Afghan African Albanian Algerian American Arab Argentine Armenian Asian Australian "
    "Austrian Azerbaijani Bangladeshi Belarusian Belgian Bosnian Brazilian British "
    "Bulgarian Burmese Cambodian Canadian Catholic Caucasian Chilean Chinese Christian "
    "Colombian Communist Congolese Croatian Cuban Cypriot Czech Danish Dutch Egyptian "
    "English Estonian Ethiopian European Filipino Finnish French Georgian German "
    "Ghanaian Greek Haitian Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish "
    "Islamic Islamist Israeli Italian Jamaican Japanese Jewish Jordanian Kazakh Kenyan "
    "Korean Kurdish Kuwaiti Latin Latvian Lebanese Libyan Lithuanian Malaysian Mexican "
    "Mongolian Moroccan Muslim Nazi Nepalese Nigerian Norwegian Orthodox Pakistani "
    "Palestinian Peruvian Philippine Polish Portuguese Protestant Qatari Republican "
    "Democratic Democrat Romanian Russian Rwandan Saudi Scottish Serb Serbian Shiite "
    "Slovak Slovenian Somali Soviet Spanish Sudanese Sunni Swedish Swiss Syrian "
    "Taiwanese Tanzanian Thai Tibetan Tunisian Turkish Ugandan Ukrainian Uzbek "
    "Venezuelan Vietnamese Welsh Yemeni Zimbabwean Western Eastern Northern Southern "
    "Sino Americans Chinese Russians Koreans Israelis Palestinians Germans Britons "
    "Europeans Africans Asians Arabs Muslims Christians Jews Republicans Democrats "
    "Canadians Mexicans Cubans Iraqis Iranians Syrians Ukrainians Indians Pakistanis "
    "Afghans Turks Kurds Serbs Italians Australians Communists Catholics North South "
    "East West Northeast Southeast".split()
)
"""Adjectives and plurals of peoples, faiths and parties, and points of the compass.

None of them names anyone.
"""

TITLES: Final = frozenset(
    "President Minister Premier Chancellor King Queen Prince Princess Pope Senator "
    "Secretary Governor Mayor Ambassador General Colonel Judge Justice Chairman "
    "Chairwoman Chairperson Director Professor Chief Leader Speaker Representative "
    "Officer Sheriff Detective Coach Captain Sir Lord Lady Dame Sister Father Brother "
    "Bishop Archbishop Cardinal Rabbi Imam Ayatollah Sheikh Sheik Emir Emperor Sultan "
    "Commissioner Lieutenant Sergeant Major Admiral Marshal Spokesman Spokeswoman "
    "Spokesperson Envoy Congressman Congresswoman Councilman Councilwoman Councillor "
    "Councilor Alderman Cllr Attorney Superintendent Inspector Constable Corporal "
    "Private Commander Comrade Doctor Reverend Pastor Deacon Miss Chairmen Presidents CEO "
    "MP MK MEP DA Counsel Treasurer Undersecretary Dictator Premiers Ministers".split()
).union(SHORT_TITLES)

OFFICE_WORDS: Final = frozenset(
    "Prime Vice Deputy First Second Foreign Defense Defence Finance Interior Justice "
    "Health Trade Education Energy Labor Labour Transport Transportation Environment "
    "Agriculture Culture Economy Economic Industry Commerce Treasury State Unification "
    "Security National Home Homeland Human Services Affairs Staff Attorney Executive "
    "Assistant Associate Acting Former Senior Special Chief Crown Supreme Supreme "
    "Managing Financial Operating Major Lieutenant Brigadier Rear Under Permanent "
    "Honorable Late Then Ex Public Press Cabinet Police Fire District Lead Grand Holy "
    "Her His Royal Highness Majesty Junior House Senate Majority Minority Party "
    "Opposition Information Science Sports Planning Development Water".split()
)
"""Words that stand before a title or in an office.

`First Vice Foreign Minister`, `Secretary of State`.
"""

ROLES: Final = frozenset(
    "leader official officer spokesman spokeswoman spokesperson president minister "
    "premier chancellor ambassador secretary senator governor mayor director chairman "
    "chairwoman chief executive founder owner manager analyst expert researcher "
    "professor scientist economist historian lawyer attorney prosecutor judge detective "
    "investigator doctor surgeon nurse teacher coach player captain striker goalkeeper "
    "midfielder defender quarterback actor actress singer musician rapper writer author "
    "poet novelist journalist reporter correspondent editor columnist photographer "
    "filmmaker producer host activist lawmaker congressman congresswoman legislator "
    "politician candidate nominee rival predecessor successor counterpart counterparts "
    "brother sister father mother son daughter wife husband widow uncle aunt cousin "
    "grandfather grandmother friend neighbor neighbour colleague partner suspect victim "
    "defendant gunman resident farmer driver pilot soldier general commander colonel "
    "admiral king queen prince princess pope bishop priest pastor rabbi imam cleric "
    "envoy adviser advisor aide strategist pollster consultant trader investor "
    "billionaire entrepreneur businessman businesswoman veteran champion star winner "
    "fellow member deputy head boss consort heir dictator ruler designer architect "
    "engineer artist painter comedian model student dissident defector whistleblower "
    "skipper referee fisherman shopkeeper skipper sailor clerk librarian curator warden "
    "ranger firefighter paramedic coroner barrister solicitor magistrate chef waiter "
    "barber biologist chemist physicist meteorologist seismologist epidemiologist "
    "sociologist archaeologist lecturer dean principal headmaster headteacher miner "
    "welder carpenter plumber builder mechanic landlord tenant pensioner composer "
    "conductor dancer playwright critic blogger cyclist runner swimmer boxer golfer "
    "jockey climber astronaut".split()
)
"""Common nouns for people: before a name, or behind it with an article, they make it a person's."""

VESSELS: Final = frozenset(
    "ferry ship vessel boat yacht liner tanker trawler destroyer frigate carrier "
    "submarine schooner tug barge lifeboat hotel pub inn the The".split()
)
"""Words before a title that make it the name of a ship or house: `the ferry Lady Maud`."""

ORGANISATION_HEADS: Final = frozenset(
    "Ministry University Inc Corp Co Ltd LLC Plc PLC Company Corporation Council Party "
    "Agency Association Bank Court Committee Commission Department Institute Institution "
    "Assembly Parliament Senate Congress Union Police Army Navy Force Forces Office "
    "Bureau Survey Observatory Group Foundation League Club Hospital School College Church "
    "Times Post News Press Service Administration Organization Organisation Fund Board Authority "
    "Airlines Airways Motors Television Radio Network Ltda AG GmbH SA Center Centre "
    "Laboratory Federation Confederation Alliance Coalition Front Movement Brotherhood "
    "Guard Guards Command Corps Academy Society Trust Holdings Industries International "
    "Technologies Systems Partners Capital Securities Insurance Pharmaceuticals Pharma "
    "Journal Tribune Herald Gazette Telegraph Guardian Chronicle Daily Magazine "
    "Broadcasting Nations Reserve Treasury Pentagon Kremlin Cabinet Chamber Exchange "
    "Museum Ministries Secretariat Mission Directorate Brigade Battalion Regiment "
    "Tribunal Consulate Embassy Studios Entertainment Pictures Records Airport Bancorp "
    "Energy Electric Electronics Steel Oil Petroleum Gas Foods Stores Restaurants Hotels "
    "Partnership Solutions Services Software Digital Media Labs Networks Communications "
    "Consulting Enterprises Ventures Associates Investments Financial Management "
    "Logistics Brands Products Publishing Productions Analytics Resources Retail Markets".split()
)

ORGANISATIONS: Final = _phrases(
    "NATO, UN, U.N., EU, E.U., FBI, CIA, WHO, IMF, NASA, OPEC, ASEAN, BBC, CNN, NBC, "
    "CBS, ABC, MSNBC, NPR, PBS, AP, AFP, WTO, ICC, IAEA, UNESCO, UNICEF, FIFA, UEFA, "
    "NFL, NBA, MLB, NHL, IOC, IRS, SEC, FDA, EPA, NSA, DEA, ATF, NTSB, FAA, FEMA, CDC, "
    "NHS, IBM, GM, AT&T, Reuters, Bloomberg, Yonhap, Xinhua, Interpol, Hamas, Hezbollah, "
    "Taliban, Islamic State, ISIS, ISIL, Pentagon, Kremlin, White House, United Nations, "
    "European Union, World Bank, Federal Reserve, Supreme Court, Congress, Senate, House "
    "of Representatives, Associated Press, Amnesty International, Human Rights Watch, "
    "Security Council, Al Jazeera, Al Qaeda, State Department, Justice Department, Wall "
    "Street Journal, New York Times, Washington Post, Google, Apple, Microsoft, "
    "Facebook, Twitter, Amazon, Boeing, Toyota, Samsung"
)

BRANDED: Final = frozenset(
    "News Corp Inc Co Ltd LLC Company Corporation Holdings Group Airlines Motors Agency "
    "Partners Technologies University Securities Pharmaceuticals Pharma".split()
)
"""Heads before which one word stands for the whole organisation."""

OTHER_HEADS: Final = frozenset(
    "Games Cup Olympics War Wars Act Treaty Agreement Accord Accords Summit Conference "
    "Day Week Month Year Eve Award Awards Prize Championship Championships Tournament "
    "Festival Street Avenue Road Boulevard Highway Bridge Bill Plan Project Program "
    "Programme Principles Code Law Amendment Bible Koran Quran God Internet Web Series "
    "Bowl Open Tour Race Grand Show Movie Book Dream Era Age Revolution Crisis Virus "
    "Disease Syndrome Cosmodrome Station Street's Jet Airbus Protocol Declaration "
    "Convention Resolution Operation Storm Hurricane Typhoon Cyclone Tropical "
    "Constitution Testament Cross Cold Hall Palace Square Stadium Theater Theatre Tower "
    "Building Plaza Park Valley Ocean Gulf Strait Related Article Source Section Article "
    "Chapter Part Article Read More Standards Covid COVID Medal Division Conference "
    "Model Nobel Roe".split()
)
"""Last words of what is neither person, organisation nor place."""

PLACE_HEADS: Final = frozenset(
    "City County Province State Island Islands River Lake Mountain Mountains Bay Sea "
    "Peninsula Desert Valley Beach Village Town District Prefecture Region Heights "
    "Springs Harbor Harbour Coast Ocean Gulf Strait Strip Canal Territory".split()
)

PLACE_NOUNS: Final = frozenset(
    "city town village province county state region district suburb island port capital "
    "prefecture neighborhood neighbourhood resort township municipality peninsula".split()
)

GIVEN_NAMES: Final = frozenset(
    "Aaron Abby Adam Adrian Ahmed Alan Albert Alejandro Alex Alexander Alexandra Alexei Alexey "
    "Alfred Ali Alice Alison Allison Amanda Amber Amy Ana Andrea Andrei Andrew Andy Angela Ann "
    "Anna Anne Annie Anthony Antonio Arthur Ashley Austin Barack Barbara Ben Benjamin Bernard "
    "Beth Bill Bob Boris Brad Brandon Brenda Brian Brittany Bruce Bryan Caitlin Cameron Carl "
    "Carla Carlos Carol Caroline Catherine Chad Charles Charlie Charlotte Chelsea Chris Christian "
    "Christina Christine Christopher Claire Claudia Cody Colin Connor Craig Cristina Cynthia Dan "
    "Daniel Danielle Dave David Dean Deborah Denis Denise Dennis Derek Diana Diane Dmitry Don "
    "Donald Donna Doug Douglas Dylan Ed Eduardo Edward Eleanor Elena Elizabeth Ella Ellen Emily "
    "Emma Emmanuel Eric Erica Erik Erin Ernesto Ethan Eugene Eva Evan Fernando Fidel Fiona "
    "Frances Francesca Francis Francisco Frank Fred Gabriel Gary Gemma George Gerald Gerhard Gina "
    "Glenn Gordon Grace Graham Grant Greg Gregory Guy Hannah Hans Harold Harry Hassan Heather "
    "Helen Henry Hillary Holly Howard Hugh Hugo Ian Ibrahim Igor Isabel Isabella Ivan Jack Jackie "
    "Jacob Jacques Jake James Jamie Jane Janet Jared Jason Javier Jay Jean Jeff Jeffrey Jenna "
    "Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel John Johnny "
    "Jon Jonathan Jordan Jorge Jose Joseph Josh Joshua Juan Judith Judy Julia Julian Julie Justin "
    "Karen Karl Kate Katherine Kathleen Kathryn Katie Kayla Keith Kelly Ken Kenneth Kevin Kim "
    "Kimberly Kristen Kristin Kurt Kyle Larry Laura Lauren Laurence Lawrence Leah Lee Leo Leon "
    "Leonard Leonid Leslie Lewis Liam Linda Lisa Liz Logan Lori Louis Louise Lucas Lucy Luis Luke "
    "Lynn Madeleine Marc Marco Marcus Margaret Maria Marie Mario Mark Martha Martin Mary Matt "
    "Matthew Max Maya Megan Meghan Melanie Melissa Michael Michel Michelle Miguel Mike Mikhail "
    "Mohamed Mohammad Mohammed Molly Monica Muhammad Nancy Naomi Natalia Natalie Natasha Nathan "
    "Neil Nicholas Nick Nicolas Nicole Nikolai Nina Noah Oleg Olga Oliver Olivia Omar Oscar Pablo "
    "Pamela Patricia Patrick Paul Paula Pavel Pedro Peter Phil Philip Philippe Pierre Rachel "
    "Ralph Randy Ray Raymond Rebecca Ricardo Richard Rick Rob Robert Roberto Robin Rodrigo Roger "
    "Ron Ronald Rosa Rose Ross Roy Russell Ruth Ryan Saddam Sam Samantha Samuel Sandra Sara Sarah "
    "Scott Sean Sebastian Sergei Sergey Sergio Shannon Sharon Shawn Simon Sofia Sophia Sophie "
    "Spencer Stacy Stefan Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Svetlana "
    "Tatiana Taylor Ted Teresa Terry Theresa Thomas Tim Timothy Tina Todd Tom Tommy Tony Tracy "
    "Travis Tyler Valerie Valery Vanessa Vera Veronica Victor Victoria Viktor Vincent Virginia "
    "Vladimir Volodymyr Walter Wayne Wendy Will William Yasser Yuri Yury Zach Zachary Zoe".split()
)
"""A few hundred given names: one of them is a hint, never proof, of a person."""

STARTERS: Final = frozenset(
    "A About According Across Additional Additionally After Again Against All Almost "
    "Along Already Also Although Amid Among An And Another Any Anyone Anything Are "
    "Around As At Authorities Away Back Because Before Behind Being Below Between Beyond "
    "Both But By Can Could Critics Despite Did Do Does During Each Earlier Early Either "
    "Even Every Everyone Everything Few Finally First Following For Former From Further "
    "Furthermore Given Had Has Have Having He Her Here His How However I If In Indeed "
    "Inside Instead Is It Its Just Last Late Later Leaders Less Like Local Long Many "
    "Maybe Meanwhile More Moreover Most Much My Near Nearly Neither Never Nevertheless "
    "Next No None Nor Not Nothing Now Of Off Officials Often On Once One Only Or Other "
    "Others Our Out Outside Over Part People Perhaps Police Prior Rather Recent Recently "
    "Reporters Residents Senior Separately Several She Should Similarly Since So Some "
    "Someone Sometimes Soon Sources Still Such Tensions Than That The Their Then There "
    "Therefore These They This Those Though Three Through Throughout Thus To Today "
    "Together Tomorrow Too Two Under Unlike Until Up Upon Us Usually Very Was We Well "
    "Were What When Where Whether Which While Who Whoever Whose Why Will With Within "
    "Without Witnesses Would Yes Yesterday Yet You Your Four Five Six Seven Eight Nine "
    "Ten Dozens Hundreds Thousands Millions Protesters Supporters Researchers Scientists "
    "Experts Analysts Investigators".split()
)
"""Words with a capital only because a sentence starts with them."""

CALENDAR: Final = frozenset(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Christmas Easter Thanksgiving Ramadan Passover "
    "Halloween Spring Summer Autumn Winter".split()
) | {word.title() for word in (*MONTHS, *SHORT_MONTHS, *WEEKDAYS)}

NO_NAMES: Final = frozenset(
    "CEO GDP TV DNA AI HIV AIDS DVD USB PC PDF FAQ GMT EST EDT PST UTC OK IT ID VIP NGO "
    "PhD MBA ISBN CD GPS SUV ATM LED LGBT COVID SARS I II III IV VI VII VIII IX X".split()
)
"""Capital letters that name nobody."""

ALIASES: Final = {
    "us": "United States",
    "u s": "United States",
    "usa": "United States",
    "u s a": "United States",
    "america": "United States",
    "uk": "United Kingdom",
    "u k": "United Kingdom",
    "britain": "United Kingdom",
    "un": "United Nations",
    "u n": "United Nations",
    "eu": "European Union",
    "e u": "European Union",
    "uae": "United Arab Emirates",
}
"""Other names of a few states and bodies, folded, and the name that stands for them."""
